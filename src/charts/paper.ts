import { escaped } from './captioned.ts';

/** What a drawing on a page has not: rules, which are the page's, and words for those who cannot see it, which its caption says. */
const left = { elements: ['style'], attributes: ['aria-label', 'aria-description', 'aria-hidden', 'role'] };

class Leaf {
  parentNode: PaperElement | null = null;
  readonly ownerDocument: Paper;
  constructor(ownerDocument: Paper) {
    this.ownerDocument = ownerDocument;
  }
  remove(): void {
    const kin = this.parentNode?.childNodes;
    kin?.splice(kin.indexOf(this), 1);
    this.parentNode = null;
  }
}

class Words extends Leaf {
  readonly data: string;
  constructor(ownerDocument: Paper, data: string) {
    super(ownerDocument);
    this.data = data;
  }
  get textContent(): string {
    return this.data;
  }
  write(): string {
    return escaped(this.data);
  }
}

/** An element as far as Plot asks of one. */
export class PaperElement extends Leaf {
  readonly childNodes: Leaf[] = [];
  readonly namespaceURI: string | null;
  readonly tagName: string;
  readonly #attributes = new Map<string, string>();
  constructor(ownerDocument: Paper, namespaceURI: string | null, tagName: string) {
    super(ownerDocument);
    this.namespaceURI = namespaceURI;
    this.tagName = tagName;
  }
  get children(): PaperElement[] {
    return this.childNodes.filter((node) => node instanceof PaperElement);
  }
  get textContent(): string {
    return this.childNodes.map((node) => (node as Words | PaperElement).textContent).join('');
  }
  set textContent(text: string) {
    for (const node of this.childNodes) node.parentNode = null;
    this.childNodes.length = 0;
    if (text !== '') this.append(String(text));
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }
  setAttributeNS(_: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }
  removeAttributeNS(_: string | null, name: string): void {
    this.removeAttribute(name);
  }
  appendChild<N extends Leaf>(node: N): N {
    return this.insertBefore(node, null);
  }
  insertBefore<N extends Leaf>(node: N, next: Leaf | null): N {
    node.remove();
    this.childNodes.splice(next === null ? this.childNodes.length : this.childNodes.indexOf(next), 0, node);
    node.parentNode = this;
    return node;
  }
  append(...nodes: (Leaf | string)[]): void {
    for (const node of nodes)
      this.appendChild(typeof node === 'string' ? this.ownerDocument.createTextNode(node) : node);
  }
  /** Markup, the attribute that was given last first. */
  write(): string {
    const attributes = [...this.#attributes]
      .filter(([name, value]) => !left.attributes.includes(name) && (value !== '' || name !== 'class'))
      .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`)
      .reverse()
      .join('');
    const inner = this.childNodes
      .filter((node) => !(node instanceof PaperElement && left.elements.includes(node.tagName)))
      .map((node) => (node as Words | PaperElement).write())
      .join('');
    return inner === ''
      ? `<${this.tagName}${attributes} />`
      : `<${this.tagName}${attributes}>${inner}</${this.tagName}>`;
  }
}

/** What Plot draws on: a document of elements, attributes and words, and nothing that a browser does with them. */
export class Paper {
  readonly documentElement = new PaperElement(this, null, 'html');
  createElementNS(namespace: string | null, name: string): PaperElement {
    return new PaperElement(this, namespace, name);
  }
  createElement(name: string): PaperElement {
    return this.createElementNS(null, name);
  }
  createTextNode(text: unknown): Leaf {
    return new Words(this, String(text));
  }
}
