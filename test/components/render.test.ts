import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Choose from '../../src/components/Choose.astro';
import Claim from '../../src/components/Claim.astro';
import { drawnOf } from '../../src/components/earlier.ts';
import { forgetLedger, ledger } from '../../src/components/ledger.ts';
import Value from '../../src/components/Value.astro';

// The pages read the results from the file that the build names.
const results = {
  eda: {
    churn: { n: 10, rate: 0.182, ci: [0.1, 0.2] },
    difference: { difference: 0.1, ci: [0.05, 0.2] },
    few: { difference: null },
    town: { id: 'Суздаль' },
  },
};
let container: Awaited<ReturnType<typeof AstroContainer.create>>;

beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'results-')), 'results.json');
  writeFileSync(file, JSON.stringify(results));
  process.env['REPORT_RESULTS'] = file;
  container = await AstroContainer.create();
});
beforeEach(() => forgetLedger());

const at = 'eda.mdx:4';
type Component = Parameters<typeof container.renderToString>[0];
const html = async (
  component: (props: never) => unknown,
  props: Record<string, unknown>,
  slots: Record<string, string> = {},
) => (await container.renderToString(component as unknown as Component, { props: { at, ...props }, slots })).trim();

const over = (bound: number) => (r: typeof results) => r.eda.churn.rate > bound;

describe('<Value>', () => {
  it('is a figure that does not break', async () => {
    expect(await html(Value, { of: 'eda.churn.rate', inline: 'true' })).toBe('<span class="value">18,2\u00a0%</span>');
  });
  it('tells its source and leads to its row of the ledger', async () => {
    expect(await html(Value, { of: 'eda.churn.rate', row: 'eda-2' })).toBe(
      '<a class="value sourced" id="eda-2" href="/ledger/#eda-2" aria-description="Доля ушедших; все клиенты. n\u00a0=\u00a010. С учётом случайности от\u00a010,0 до\u00a020,0\u00a0%.">18,2\u00a0%</a>',
    );
    expect(ledger()).toMatchObject([{ kind: 'value', row: 'eda-2', at, condition: 'eda.churn.rate' }]);
  });
  it('fails the build with file, line and the nearest path', async () => {
    await expect(html(Value, { of: 'eda.chrun.rate' })).rejects.toThrow(
      'eda.mdx:4: нет пути «eda.chrun.rate»: в «eda» нет «chrun»; есть: churn, difference, few, town. Возможно, имелось в виду «eda.churn.rate».',
    );
  });
});

describe('<Claim>', () => {
  it('publishes what is true: bare in a sentence, a paragraph by itself', async () => {
    expect(await html(Claim, { holds: over(0.1), inline: 'true' }, { default: 'Ушли многие' })).toBe('Ушли многие');
    expect(await html(Claim, { holds: over(0.1) }, { default: 'Ушли многие' })).toBe('<p>Ушли многие</p>');
    expect(await html(Claim, { holds: over(0.1) }, { default: '<p>Раз</p><p>Два</p>' })).toBe('<p>Раз</p><p>Два</p>');
  });

  it('says otherwise where it is not', async () => {
    const slots = { default: 'Ушли многие' };
    expect(await html(Claim, { holds: over(0.5), otherwise: 'Сколько ушло', inline: 'true' }, slots)).toBe(
      'Сколько ушло',
    );
    expect(await html(Claim, { holds: over(0.5), inline: 'true' }, { ...slots, otherwise: 'Ушли <b>иные</b>' })).toBe(
      'Ушли <b>иные</b>',
    );
  });

  it('strikes out what is untrue and has no other words', async () => {
    expect(await html(Claim, { holds: over(0.5), inline: 'true' }, { default: 'Ушли <b>многие</b>' })).toBe(
      '<s class="claim-broken">Ушли многие</s> <small class="claim-note">(на этих данных неверно)</small>',
    );
  });

  it('shows in dev what is untrue, why, where and the figures, beside the other words', async () => {
    process.env['REPORT_CLAIMS'] = 'show';
    const shown = await html(Claim, { holds: over(0.5), otherwise: 'Сколько ушло' }, { default: 'Ушли многие' });
    delete process.env['REPORT_CLAIMS'];
    expect(shown).toBe(
      '<p><s class="claim-broken">Ушли многие</s> <small class="claim-note">(на этих данных неверно; eda.mdx:4; сейчас: eda.churn.rate = 18,2\u00a0%)</small> Сколько ушло</p>',
    );
  });

  it('tells a mistyped name of an untrue condition, and nothing of a true one', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const asked = (bound: number) => (r: typeof results) => r.eda.churn.rate > bound && r.eda.town.id !== 'Сузаль';
    await html(Claim, { holds: asked(0.1), at: 'eda.mdx:8' }, { default: 'Ушли многие' });
    expect(warn).not.toHaveBeenCalled();
    await html(Claim, { holds: asked(0.5), at: 'eda.mdx:8' }, { default: 'Ушли <b>многие</b>' });
    expect(warn.mock.calls).toEqual([
      [
        'eda.mdx:8: фразы «Ушли многие» не будет: «Сузаль» в результатах этих данных нет; возможно, «Суздаль». Если на других данных оно бывает, менять нечего.',
      ],
    ]);
    warn.mockRestore();
  });

  it('enters each claim in the ledger', async () => {
    await html(Claim, { holds: over(0.5), at: 'eda.mdx:10' }, { default: 'Ушли <b>многие</b>' });
    await html(Claim, { holds: over(0.1), at: 'eda.mdx:9' }, { default: 'Ушли\nкое-кто' });
    expect(ledger().map(({ at: place, sentence, holds }) => [place, sentence, holds])).toEqual([
      ['eda.mdx:9', 'Ушли кое-кто', true],
      ['eda.mdx:10', 'Ушли многие', false],
    ]);
  });
});

describe('a figure that was not computed, in the sentence of a claim', () => {
  const lacking =
    'eda.mdx:4: «eda.few.difference» не вычислено (null); дайте слова на этот случай: <Value … otherwise="неизвестно" />.';
  const value = () => html(Value, { of: 'eda.few.difference', claimed: 'true', row: 'eda-3' });

  it('is no fault of a claim that is not true', async () => {
    const slots = { default: `Разница — <b>${await value()}</b>.` };
    const props = { holds: over(0.9), inline: 'true' };
    expect(await html(Claim, { ...props, otherwise: 'Разницы нет' }, slots)).toBe('Разницы нет');
    expect(await html(Claim, props, slots)).toBe(
      '<s class="claim-broken">Разница — неизвестно.</s> <small class="claim-note">(на этих данных неверно)</small>',
    );
    expect(ledger().map(({ kind, sentence }) => [kind, sentence])).toEqual([['claim', 'Разница — неизвестно.']]);
  });

  it('fails the build of one that is true, and of a sentence without a claim', async () => {
    await expect(html(Claim, { holds: over(0.1) }, { default: `Разница — ${await value()}.` })).rejects.toThrow(
      lacking,
    );
    await expect(html(Value, { of: 'eda.few.difference' })).rejects.toThrow(lacking);
    await expect(html(Value, { of: 'eda.fw', claimed: 'true' })).rejects.toThrow('eda.mdx:4: нет пути «eda.fw»');
  });
});

describe('<Claim> without words of its own', () => {
  it('is refused: nobody would see what is checked', async () => {
    await expect(html(Claim, { holds: over(0.1) })).rejects.toThrow(
      'eda.mdx:4: у <Claim> нет фразы: напишите её между <Claim …> и </Claim>.',
    );
  });
});

describe('what is drawn of earlier results', () => {
  it('has their figures, and is no row of this ledger', async () => {
    const earlier = { eda: { churn: { n: 10, rate: 0.3, ci: [0.2, 0.4] } } };
    const value = () => html(Value, { of: 'eda.churn.rate', row: 'eda-2' });
    expect(await drawnOf(earlier, value)).toContain('>30,0\u00a0%</a>');
    expect(ledger()).toEqual([]);
    expect(await value()).toContain('>18,2\u00a0%</a>');
    expect(ledger()).toMatchObject([{ row: 'eda-2', sentence: '18,2\u00a0%' }]);
  });
});

describe('<Value> of a function', () => {
  it('is refused where it takes no figure from the results: it would be a number typed by hand', async () => {
    await expect(html(Value, { of: () => 0.18, as: 'share' })).rejects.toThrow(
      'eda.mdx:4: функция в <Value> не берёт из результатов ни одной величины, и «18,0\u00a0%» было бы числом, вписанным от руки',
    );
  });
});

describe('<Choose>', () => {
  it('has no words for a slight difference where no least one is named: nobody would see them', async () => {
    const words = { above: 'чаще', below: 'реже', same: 'так же', slight: 'мало' };
    await expect(html(Choose, { of: 'eda.difference', ...words })).rejects.toThrow(
      'eda.mdx:4: слова slight у <Choose> никто не увидит',
    );
    expect(await html(Choose, { of: 'eda.difference', ...words, least: 0.5, inline: 'true' })).toBe('мало');
  });
  const words = { above: 'чаще & больше', below: 'реже', same: 'так же', inline: 'true' };
  it('takes the words of the branch, from a prop or a slot', async () => {
    expect(await html(Choose, { of: 'eda.difference', ...words })).toBe('чаще &amp; больше');
    expect(await html(Choose, { of: 'eda.difference', ...words }, { above: '<b>чаще</b>' })).toBe('<b>чаще</b>');
  });
  it('does not call the same what could not be compared', async () => {
    expect(await html(Choose, { of: 'eda.few', ...words })).toBe('Данных мало, чтобы сравнить.');
    expect(await html(Choose, { of: 'eda.few', ...words, unknown: 'неизвестно' })).toBe('неизвестно');
  });
  it('asks for words of every branch at once', async () => {
    expect(await html(Choose, { of: 'eda.difference', ...words, row: 'eda-7' })).toBe(
      '<span id="eda-7">чаще &amp; больше</span><a class="proof" href="/ledger/#eda-7" aria-label="Чем подтверждено"></a>',
    );
    expect(ledger()[0]).toMatchObject({
      kind: 'choice',
      condition: 'eda.difference: выше',
      figures: [{ path: 'eda.difference.difference' }],
    });
    await expect(html(Choose, { of: 'eda.difference', above: 'чаще' })).rejects.toThrow(
      'eda.mdx:4: у <Choose> нет слов для случаев: below (ниже), same (не отличается). Нужны above, below и same: данные выберут одно; допишите below="…" или <Fragment slot="below">…</Fragment>.',
    );
  });
});
