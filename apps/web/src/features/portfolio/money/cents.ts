import { parseDecimal } from '@solmu/shared/decimal.js'
import { amountText, type MoneyText } from '../../../ui/money.js'
import type { Language } from '../../../ui/text.js'

/** The amount in cents as it travels, or null when it is none. @example centsOf('1 234,50 €') // '123450' */
export function centsOf(text: string): string | null {
  const read = parseDecimal(text.replace(/\s*€\s*$/u, ''), 2)
  return 'value' in read && read.value !== 0 ? String(read.value) : null
}

/** An amount as one writes it into a field. */
export function amountInField(money: MoneyText, language: Language): string {
  const text = amountText(money)
  return language === 'en' ? text : text.replace('.', ',')
}
