/** Amounts of money as they are read and written. */
import { type Language, useLanguage } from './text.js'

export interface MoneyText {
  readonly minorUnits: string
  readonly currency: string
}

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' }

/** The decimal text of an amount, exact however large it is. @example amountText({ minorUnits: '123456', currency: 'EUR' }) // '1234.56' */
export function amountText({ minorUnits }: Pick<MoneyText, 'minorUnits'>): `${number}` {
  const digits = minorUnits.replace('-', '').padStart(3, '0')
  return `${minorUnits.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}

/** An amount in the reader's language, to the cent or in whole units. */
export function useMoney(): (money: MoneyText, isWhole?: boolean) => string {
  const language = useLanguage()
  return (money, isWhole = false) =>
    new Intl.NumberFormat(tags[language], { style: 'currency', currency: money.currency, ...(isWhole && { maximumFractionDigits: 0 }) }).format(amountText(money)).replace(/-/gu, '\u2212')
}
