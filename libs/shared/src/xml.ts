/** Texts as XML holds them. */

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * A text between tags or in an attribute. What XML cannot hold at all is left out; line breaks survive as references.
 *
 * @example xmlText('Työ & "toivo"') // 'Työ &amp; &quot;toivo&quot;'
 */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Attributes with a blank before each; those that are not known are left out. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | null>>): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${xmlText(value)}"`]))
    .join('')
