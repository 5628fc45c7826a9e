/**
 * The business id (Y-tunnus): seven digits, a hyphen and a check digit. Until
 * 2001 the number had six digits; such an id goes on with a zero in front.
 * Source: Finnish Patent and Registration Office, "Y-tunnuksen tarkistusmerkki"; requirement 12.
 */
import { FinnishBusinessIds } from 'finnish-business-ids'

/** With a country code of the VAT number or without; the hyphen may be missing where all eight digits are there. */
const written = /^(?:FI)?(?:(\d{7})-?(\d)|(\d{6})-(\d))$/

/**
 * The business id that a text names, in the form 1234567-1; null when it names none or its check digit is wrong.
 *
 * @example parseBusinessId(' FI12345671 ') // '1234567-1'
 * @example parseBusinessId('123456-7') // null: the check digit would have to be another
 */
export function parseBusinessId(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').replace(/[‐–—−]/gu, '-').toUpperCase()
  const [, digits, check, oldDigits, oldCheck] = written.exec(plain) ?? []
  const id = `${digits ?? oldDigits?.padStart(7, '0')}-${check ?? oldCheck}`
  // Only zeros pass the sum, but nobody has that number.
  return FinnishBusinessIds.isValidBusinessId(id) && id !== '0000000-0' ? id : null
}
