import markdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import temml from 'temml';
import { pageOfDocument, ruleAddress } from '#shared/model-pages.ts';

/** The sign of multiplication that TeX means has no glyph in the fonts of the game; the middle dot looks the same. */
const DOT_OPERATOR = '\u22c5';
const MIDDLE_DOT = '\u00b7';

/** A document as the browser gets it. */
export interface RenderedPage {
  readonly title: string;
  readonly html: string;
  /** Ids of the rules that the page tells, in order. */
  readonly rules: readonly string[];
}

const RULE = /\[([A-Z]{3}-\d+)\]/;
/** Where a rule is told: `**[MEM-7]** …` begins a paragraph. */
const TOLD = new RegExp(`^\\*\\*${RULE.source}\\*\\*`);

/**
 * Markdown of `docs` as HTML: tags in it are text and never tags, formulas between dollar signs become MathML, rules become
 * anchors, and mentions of rules and of documents become links within the product. `file` is its path below `docs`.
 */
export function renderPage(source: string, file: string): RenderedPage {
  const markdown = markdownIt({ html: false, linkify: false, typographer: false });
  addFormulas(markdown);
  addRules(markdown);
  addTables(markdown);
  addCode(markdown);
  addLinks(markdown, file);
  addHeadings(markdown);
  const html = markdown.render(source);
  return { title: titleOf(source), html, rules: [...html.matchAll(/ id="([A-Z]{3}-\d+)"/g)].map(([, id]) => id ?? '') };
}

function titleOf(source: string): string {
  return /^# (.+)$/m.exec(source)?.[1] ?? '';
}

/** So many signs of a formula fit on a line of a phone (360 px wide). A longer one scrolls by itself, as wide tables do. */
const LINE_OF_PHONE = 32;

/** `$E = P t$` in a line. A price such as $5 is followed by no second sign in its line, so it stays text. */
function addFormulas(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('escape', 'formula', (state, silent) => {
    const match = /^\$(?! )([^$\n]+?)(?<! )\$/.exec(state.src.slice(state.pos));
    if (!match?.[1]) return false;
    if (!silent) {
      const token = state.push('formula', 'math', 0);
      token.content = match[1];
    }
    state.pos += match[0].length;
    return true;
  });
  markdown.renderer.rules.formula = (tokens, i) => {
    const math = temml
      .renderToString(tokens[i]?.content ?? '', { throwOnError: true, trust: false })
      .replaceAll(DOT_OPERATOR, MIDDLE_DOT);
    return math.replace(/<[^>]+>/g, '').length > LINE_OF_PHONE
      ? `<span class="wide-formula" tabindex="0" role="group">${math}</span>`
      : math;
  };
}

/** A paragraph that tells a rule gets its id; other mentions of rules lead to them. */
function addRules(markdown: MarkdownIt): void {
  markdown.core.ruler.push('rules', ({ tokens }) => {
    tokens.forEach((token, i) => {
      const told = token.type === 'inline' ? TOLD.exec(token.content)?.[1] : undefined;
      if (told && tokens[i - 1]?.type === 'paragraph_open') {
        tokens[i - 1]?.attrSet('id', told);
        tokens[i - 1]?.attrSet('class', 'rule');
      }
    });
  });
  markdown.renderer.rules.text = (tokens, i) => withRuleLinks(markdown.utils.escapeHtml(tokens[i]?.content ?? ''));
}

function withRuleLinks(text: string): string {
  return text.replace(new RegExp(RULE.source, 'g'), (mention, rule: string) => {
    const to = ruleAddress(rule);
    return to === undefined ? mention : `<a href="${to}">${mention}</a>`;
  });
}

/**
 * A table scrolls by itself where the screen is narrow; it can be scrolled by keyboard then. How a column is aligned is said by a
 * class: the content policy allows no styles in tags.
 */
function addTables(markdown: MarkdownIt): void {
  markdown.core.ruler.push('alignment', ({ tokens }) => {
    for (const token of tokens) {
      const side = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
      if (side) token.attrs = [['class', side]];
    }
  });
  markdown.renderer.rules.table_open = () => '<div class="wide-table" tabindex="0" role="group"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
}

/** Lines of code scroll like tables. */
function addCode(markdown: MarkdownIt): void {
  const block = (text: string): string =>
    `<pre class="wide-code" tabindex="0" role="group"><code>${markdown.utils.escapeHtml(text)}</code></pre>\n`;
  markdown.renderer.rules.fence = (tokens, i) => block(tokens[i]?.content ?? '');
  markdown.renderer.rules.code_block = (tokens, i) => block(tokens[i]?.content ?? '');
}

/** Links between documents lead to their pages here; one that is no page here is only its words, and so is one to elsewhere. */
function addLinks(markdown: MarkdownIt, file: string): void {
  const open: boolean[] = [];
  markdown.renderer.rules.link_open = (tokens, i) => {
    const to = addressOf(hrefOf(tokens[i]), file);
    open.push(to !== undefined);
    return to === undefined ? '' : `<a href="${markdown.utils.escapeHtml(to)}">`;
  };
  markdown.renderer.rules.link_close = () => (open.pop() ? '</a>' : '');
  markdown.renderer.rules.image = (tokens, i) => markdown.utils.escapeHtml(tokens[i]?.content ?? '');
}

function hrefOf(token: Token | undefined): string {
  return String(token?.attrGet('href') ?? '');
}

function addressOf(href: string, file: string): string | undefined {
  const [target = '', hash] = href.split('#');
  if (target === '') return href;
  if (/^[a-z]+:/.test(target)) return undefined;
  const path = new URL(target, `http://docs/${file}`).pathname.slice(1);
  const page = pageOfDocument(path);
  return page && `/model/${page}${hash === undefined ? '' : `#${hash}`}`;
}

function addHeadings(markdown: MarkdownIt): void {
  markdown.core.ruler.push('headings', ({ tokens }) => {
    tokens.forEach((token, i) => {
      if (token.type === 'heading_open' && token.tag !== 'h1')
        token.attrSet('id', slugOf(tokens[i + 1]?.content ?? ''));
    });
  });
}

/** `How far to trust a number` is `how-far-to-trust-a-number`. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replace(/ +/g, '-');
}
