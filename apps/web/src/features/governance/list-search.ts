/** What a search of a list asks of a row: nothing asked is always met. */

export const isAmong = <Value>(wanted: readonly Value[] | undefined, value: Value): boolean => wanted === undefined || wanted.includes(value)

export const isWanted = <Value>(wanted: Value | undefined, value: Value): boolean => wanted === undefined || wanted === value

export const saysIt = (q: string | undefined, texts: readonly string[]): boolean => q === undefined || texts.join(' ').toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi'))
