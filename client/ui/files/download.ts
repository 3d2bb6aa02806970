/** Hands somebody a file that was made here. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over when the click is done; a moment later nobody needs the address.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
