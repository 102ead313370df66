const places = 'h1, h2, h3, h4, legend, summary, [tabindex="-1"]'
const place = `:scope > :is(${places}), :scope > header > :is(${places})`

/**
 * Sees to it that the focus is never lost: when what has it goes away, be it by what was done with it or by news, it goes
 * to the heading of the part of the page where that stood, or to what has a tabindex of -1 there. Left to the browser,
 * it would fall to the body, and a keyboard or a screen reader would begin the page anew.
 */
export function keepFocus(root: Element): void {
  /** What has the focus and all it stands in, innermost first. */
  let around: readonly Element[] = []
  let isByKeyboard = false

  root.addEventListener('focusin', ({ target }) => {
    around = target instanceof Element ? withAncestors(target) : []
    isByKeyboard = around[0]?.matches(':focus-visible') ?? false
  })

  root.addEventListener('focusout', ({ target }) => {
    // Only once it is settled can it be told whether it went away or a person left it for nothing.
    queueMicrotask(() => {
      const [focused] = around
      if (focused && target === focused && !hasGone(focused) && isNowhere()) around = []
    })
  })

  new MutationObserver(() => {
    const [focused] = around
    if (!focused || !hasGone(focused) || !(isNowhere() || document.activeElement === focused))
      return
    // Who points at things sees where they were, and is not to be led away from there.
    placeIn(around)?.focus({ preventScroll: !isByKeyboard })
  }).observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] })
}

function withAncestors(element: Element): Element[] {
  const found: Element[] = []
  for (let each: Element | null = element; each; each = each.parentElement) found.push(each)
  return found
}

/** Or cannot have the focus any more, such as what a dialog hides when it closes. */
function hasGone(element: Element): boolean {
  return !element.isConnected || !element.checkVisibility() || element.matches(':disabled')
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** In the innermost part that is still there. */
function placeIn(around: readonly Element[]): HTMLElement | undefined {
  for (const part of around) {
    const found = part.isConnected ? part.querySelector<HTMLElement>(place) : null
    if (!found?.checkVisibility()) continue
    // Without one of its own, a heading takes no focus.
    if (found.tabIndex < 0) found.tabIndex = -1
    return found
  }
  return undefined
}
