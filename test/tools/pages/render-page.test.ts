import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_PATHS, ruleAddress } from '#shared/model-pages.ts';
import { renderPage } from '../../../tools/pages/render-page.ts';
import { isLost } from '../../see/links.ts';

describe.each(Object.entries(DOCUMENT_PATHS))('the document %s', (page, path) => {
  const source = readFileSync(`docs/${path}`, 'utf8');
  const { title, html, rules } = renderPage(source, path);

  it('has a title, and an anchor for each rule that it tells', () => {
    expect(title).not.toBe('');
    const told = [...source.matchAll(/^\*\*\[([A-Z]{3}-\d+)\]\*\*/gm)].map(([, rule]) => rule);
    expect(rules).toEqual(told);
    expect(rules.map((rule) => ruleAddress(rule))).toEqual(rules.map((rule) => `/model/${page}#${rule}`));
  });

  it('leads only to places within the product that exist', () => {
    const links = [...html.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to!);
    const own = links.filter((link) => link.startsWith('#'));
    expect(links.filter((link) => !link.startsWith('#')).filter(isLost)).toEqual([]);
    expect(own.filter((link) => !html.includes(` id="${link.slice(1)}"`))).toEqual([]);
  });

  it('holds nothing that a strict content policy would stop', () => {
    expect(html).not.toMatch(/<(script|style|iframe|img|object|link)\b| on\w+=|javascript:| style=/i);
  });
});

describe('rendering a document', () => {
  it('shows tags as text', () => {
    expect(renderPage('a <script>alert(1)</script> b', 'x.md').html).not.toContain('<script>');
  });

  it('keeps links to other sites as their words', () => {
    expect(renderPage('see [there](https://example.org/x)', 'x.md').html).toBe('<p>see there</p>\n');
  });

  it('writes a formula as MathML that browsers read without a script', () => {
    const { html } = renderPage('power is $P = \\frac{E}{t}$ here', 'x.md');
    expect(html).toContain('<math');
    expect(html).toContain('<mfrac>');
  });

  it('gives a formula that is longer than a line of a phone a box in which it scrolls, also by keyboard', () => {
    const box = '<span class="wide-formula" tabindex="0"';
    expect(renderPage('is $a = b + c$', 'x.md').html).not.toContain(box);
    expect(
      renderPage('is $\\text{touched} = \\text{private} + \\text{shared away} + \\text{swapped}$', 'x.md').html,
    ).toContain(box);
  });

  it('gives code a box in which it scrolls', () => {
    expect(renderPage('so:\n\n```sh\nnpm <x>\n```\n', 'x.md').html).toContain(
      '<pre class="wide-code" tabindex="0" role="group"><code>npm &lt;x&gt;\n</code></pre>',
    );
  });

  it('leads from a mention of a rule to the rule, within a sentence and in a table', () => {
    const { html } = renderPage('as [MEM-7] says\n\n| a |\n|---|\n| [CLU-12] |\n', 'x.md');
    expect(html).toContain('<a href="/model/memory#MEM-7">[MEM-7]</a>');
    expect(html).toContain('<a href="/model/placement#CLU-12">[CLU-12]</a>');
  });
});
