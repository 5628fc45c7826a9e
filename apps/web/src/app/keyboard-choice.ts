/** Whether the question mark opens the list of shortcuts; whoever speaks to their computer may turn it off. */

const storageKey = 'solmu-question-mark'

export function isQuestionMarkOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

export function setQuestionMark(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // The choice then lasts for no longer than this page.
  }
}
