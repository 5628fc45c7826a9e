/**
 * Why a change of the network was made that Solmu itself makes. It is kept in words, in the language of the consortium, as the
 * reasons are that people write; what it says is known again, so that everybody reads it in their own language.
 */

/** template: the network that ships · membership_ends, end_undone: a member goes, or stays after all · merger, division: municipalities join another, or cease. */
export type AutomaticReason =
  | { readonly kind: 'template' }
  | { readonly kind: 'membership_ends' | 'end_undone'; readonly organisation: string }
  | { readonly kind: 'merger'; readonly names: readonly string[]; readonly into: string }
  | { readonly kind: 'division'; readonly names: readonly string[] }

const template = 'Työ- ja osallisuuskeskus Suomeen -raportin skenaario (2014): kuusi aluekeskusta'
const leaving = { membership_ends: 'Jäsenyys päättyy: ', end_undone: 'Jäsenyyden päättyminen on peruttu: ' } as const

const listed = (names: readonly string[]): string => (names.length > 1 ? `${names.slice(0, -1).join(', ')} ja ${names.at(-1)}` : (names[0] ?? ''))

/** @example automaticReason({ kind: 'merger', names: ['Maaninka'], into: 'Kuopio' }) // 'Kuntaliitos: Maaninka liittyy kuntaan Kuopio' */
export function automaticReason(reason: AutomaticReason): string {
  if (reason.kind === 'template') return template
  if (reason.kind === 'merger') return `Kuntaliitos: ${listed(reason.names)} ${reason.names.length > 1 ? 'liittyvät' : 'liittyy'} kuntaan ${reason.into}`
  if (reason.kind === 'division') return `Kuntajaon muutos: ${listed(reason.names)} ${reason.names.length > 1 ? 'lakkaavat' : 'lakkaa'}`
  return `${leaving[reason.kind]}${reason.organisation}`
}

const namesIn = (text = ''): string[] => text.split(/, | ja /)

/** What Solmu has written, and null for what a person has. @example readAutomaticReason('Kuntajaon muutos: Maaninka lakkaa') // { kind: 'division', names: ['Maaninka'] } */
export function readAutomaticReason(text: string): AutomaticReason | null {
  if (text === template) return { kind: 'template' }
  for (const kind of ['membership_ends', 'end_undone'] as const) {
    if (text.startsWith(leaving[kind])) return { kind, organisation: text.slice(leaving[kind].length) }
  }
  const [, merged, into = ''] = /^Kuntaliitos: (.+) (?:liittyy|liittyvät) kuntaan (.+)$/.exec(text) ?? []
  if (merged !== undefined) return { kind: 'merger', names: namesIn(merged), into }
  const [, ceased] = /^Kuntajaon muutos: (.+) (?:lakkaa|lakkaavat)$/.exec(text) ?? []
  return ceased === undefined ? null : { kind: 'division', names: namesIn(ceased) }
}
