/** Specs are told of styles no more than they ask for (jest.styles.mjs): it has to be what jsdom says. */
const STYLE = `
  .gone { display: none } .seen { display: flex } .seen.late { display: grid; opacity: 0.5 }
  @media screen { .unseen { visibility: hidden } } @media print { .paper { display: none } }
  .still { pointer-events: none } .again { visibility: visible }`

const PAGE = `
  <div class="gone"><span>in what is gone</span></div>
  <div class="seen late"><b>b</b></div>
  <div class="unseen still"><button>unseen</button><p class="again">seen again</p><i style="visibility: visible; pointer-events: auto">by itself</i></div>
  <p class="paper" hidden>hidden</p><details><summary>s</summary>text</details><dialog>closed</dialog><input type="hidden">
  <table><tbody><tr><td style="display: unset">cell</td></tr></tbody></table><svg><title>t</title><path d="M0 0"/></svg>`

const ASKED = ['display', 'visibility', 'opacity', 'pointer-events', 'color', 'background-color', 'position']

type Ask = (element: Element) => CSSStyleDeclaration
const quickly: Ask = (element) => window.getComputedStyle(element)
const inFull: Ask = (element) => (window.getComputedStyle as unknown as { inFull: Ask }).inFull(element)

const find = (selector: string) => document.querySelector(selector) as HTMLElement
const addStyle = (text: string) => document.head.append(Object.assign(document.createElement('style'), { textContent: text }))

const told = (ask: Ask) =>
  [...document.querySelectorAll('*')].map((element) => {
    const style = ask(element)
    return [element.outerHTML.slice(0, 40), ...ASKED.map((property) => style.getPropertyValue(property)), style.pointerEvents, style.length]
  })

beforeEach(() => {
  addStyle(STYLE)
  document.body.innerHTML = PAGE
})

describe('the styles that specs are told', () => {
  it('are those of jsdom, for what is asked often and for all else', () => {
    const known = told(inFull)
    const displays = known.map(([, display]) => display)
    for (const display of ['none', 'block', 'grid', 'inline-block']) expect(displays).toContain(display)
    expect(told(quickly)).toEqual(known)
  })

  it('follow every change of the page', () => {
    told(quickly)
    find('.gone').classList.replace('gone', 'unseen')
    find('.late').setAttribute('style', 'display: none')
    addStyle('b { visibility: hidden }')
    expect(told(quickly)).toEqual(told(inFull))
    expect([quickly(find('.late')).display, quickly(find('.unseen > span')).visibility, quickly(find('b')).visibility]).toEqual(['none', 'hidden', 'hidden'])
    find('.late').style.display = 'block'
    expect(quickly(find('.late')).display).toBe('block')
  })
})
