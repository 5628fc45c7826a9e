/**
 * E-mail addresses: how they are compared, and which ones are taken for real.
 * Whether a letter arrives can only be learned by sending one; these rules keep
 * out what cannot be an address, and what could be smuggled into a mail header.
 */

export const longestEmail = 254
const longestLocalPart = 64

const localCharacters = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/
const domainLabel = /^[\p{L}\p{N}-]{1,63}$/u
const topLabel = /^(?=.*\p{L})[\p{L}\p{N}-]{2,63}$/u

/**
 * The form in which addresses are stored and compared: without blanks around, in lower case.
 *
 * @example normaliseEmail(' Aino.Esimerkki@Solmu.example ') // 'aino.esimerkki@solmu.example'
 */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/** Says whether a text, once normalised, can be an address: local@domain.tld. */
export function isEmail(text: string): boolean {
  const email = normaliseEmail(text)
  if (email.length > longestEmail) return false
  const at = email.lastIndexOf('@')
  return at > 0 && isLocalPart(email.slice(0, at)) && isDomain(email.slice(at + 1))
}

function isLocalPart(text: string): boolean {
  if (text.length > longestLocalPart || !localCharacters.test(text)) return false
  return !text.startsWith('.') && !text.endsWith('.') && !text.includes('..')
}

function isDomain(text: string): boolean {
  const labels = text.split('.')
  const hasRightLabels = labels.every(
    (label) => domainLabel.test(label) && !label.startsWith('-') && !label.endsWith('-')
  )
  return labels.length >= 2 && hasRightLabels && topLabel.test(labels.at(-1) ?? '')
}
