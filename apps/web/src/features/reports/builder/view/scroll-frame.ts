/** A frame that scrolls has to be reachable by keyboard, and therefore named: by a text of its own, or by one on the page. */
export const scrollFrame = ({ label, labelledBy }: { readonly label?: string; readonly labelledBy?: string }) =>
  ({ role: 'region', 'aria-label': label, 'aria-labelledby': labelledBy, tabIndex: 0 }) as const
