import axe from 'axe-core'
import type { Page } from 'playwright-core'

export interface AxeViolation {
  readonly rule: string
  readonly impact: 'serious' | 'critical'
  /** A selector of the element. */
  readonly target: string
  readonly summary: string
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe holds against the page as it is shown now, one entry an element: WCAG 2.0 to 2.2 at levels A and AA and best
 * practices, where the impact is serious or critical.
 *
 * axe comes in through the debugging protocol: the console's Content-Security-Policy lets no script tag in.
 */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  // To find the selector of each element that axe looks at takes a while: only those of violations are asked for.
  if (!(await run(page, { selectors: false })).some(isGrave)) return []
  const violations = await run(page, {})
  return violations.filter(isGrave).flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => ({
      rule: id,
      impact,
      target: node.target.flat().join(' '),
      summary: (node.failureSummary ?? '').replaceAll(/\s+/g, ' '),
    })),
  )
}

function isGrave<Result extends axe.Result>(
  result: Result,
): result is Result & Pick<AxeViolation, 'impact'> {
  return result.impact === 'serious' || result.impact === 'critical'
}

function run(page: Page, options: axe.RunOptions): Promise<axe.Result[]> {
  const runOptions: axe.RunOptions = {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    ...options,
  }
  return page.evaluate(async (given) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      document,
      given,
    )
    return violations
  }, runOptions)
}
