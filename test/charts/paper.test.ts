import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { Paper, type PaperElement } from '../../src/charts/paper.ts';

const SVG = 'http://www.w3.org/2000/svg';
const element = (name: string) => new Paper().createElementNS(SVG, name);

describe('PaperElement', () => {
  it('is written with its last attribute first, an empty one closed in itself', () => {
    const g = element('g');
    g.setAttribute('fill', 'red');
    g.setAttribute('y', 2);
    g.setAttributeNS(null, 'fill', 'a "b" & c');
    g.setAttribute('x', 1);
    g.removeAttribute('y');
    expect(g.write()).toBe('<g x="1" fill="a &quot;b&quot; & c" />');
    expect([g.getAttribute('x'), g.getAttribute('y'), g.hasAttribute('fill')]).toEqual(['1', null, true]);
  });

  it('leaves out rules and what is said to those who cannot see it', () => {
    const svg = element('svg');
    svg.append(element('style'));
    for (const name of ['aria-label', 'aria-description', 'aria-hidden', 'role', 'class']) svg.setAttribute(name, 'a');
    expect(svg.write()).toBe('<svg class="a" />');
  });

  it('takes a node from where it was', () => {
    const [a, b, c] = [element('a'), element('b'), element('c')] as const;
    a.append(b, 'x');
    a.insertBefore(c, b);
    c.appendChild(b);
    expect(a.write()).toBe('<a><c><b /></c>x</a>');
    expect(b.parentNode).toBe(c);
    c.remove();
    expect(c.parentNode).toBeNull();
    expect(a.write()).toBe('<a>x</a>');
    expect(a.children).toEqual([]);
  });

  it('replaces what it holds by words', () => {
    const text = element('text');
    text.append(element('tspan'));
    text.textContent = '5\u00a0< 6 & 7';
    expect(text.write()).toBe('<text>5&#160;&lt; 6 &amp; 7</text>');
    expect(text.textContent).toBe('5\u00a0< 6 & 7');
    text.textContent = '';
    expect(text.write()).toBe('<text />');
  });

  it('is written as another DOM writes the same', () => {
    interface Node {
      readonly name: string;
      readonly attributes: readonly (readonly [string, string])[];
      readonly inner: readonly (Node | string)[];
    }
    const words = fc.string({
      unit: fc.constantFrom('a', 'ж', '<', '&', '"', '>', '\u00a0', ' '),
      minLength: 1,
      maxLength: 5,
    });
    const { tree } = fc.letrec<{ tree: Node; inner: Node | string }>((tie) => ({
      inner: fc.oneof({ maxDepth: 3 }, words, tie('tree')),
      tree: fc.record({
        name: fc.constantFrom('g', 'text', 'clipPath', 'rect', 'title'),
        attributes: fc.array(
          fc.tuple(
            fc.constantFrom('x', 'y', 'fill', 'class', 'data-row', 'text-anchor'),
            words.map((word) => word.trim() || 'a'),
          ),
          { maxLength: 4 },
        ),
        inner: fc.array(tie('inner'), { maxLength: 3 }),
      }),
    }));
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const built = (node: Node, on: Pick<Document, 'createElementNS'>): Element => {
      const made = on.createElementNS(SVG, node.name);
      for (const [name, value] of node.attributes) made.setAttribute(name, name === 'class' ? 'a b' : value);
      for (const inner of node.inner) made.append(typeof inner === 'string' ? inner : built(inner, on));
      return made;
    };
    fc.assert(
      fc.property(tree, (node) => {
        const own = built(node, new Paper() as unknown as Document) as unknown as PaperElement;
        expect(own.write()).toBe(built(node, document).outerHTML);
      }),
    );
  });
});
