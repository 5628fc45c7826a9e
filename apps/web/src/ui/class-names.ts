/** Joins class names, leaving out what is not there. @example classNames('row', isOpen && 'open') */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
