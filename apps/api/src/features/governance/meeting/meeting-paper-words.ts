/** The words of notices and minutes on paper, in the languages of the house. */
import type { AttendanceWay, MeetingItemKind, MeetingOutcome, SignerRole } from '@solmu/domain/governance/meeting.js'
import type { LocalizedText } from '@solmu/shared/text.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const said = {
  notice: words('Kokouskutsu', 'Kallelse', 'Notice of a meeting'),
  minutes: words('Pöytäkirja', 'Protokoll', 'Minutes'),
  draft: words('Luonnos', 'Utkast', 'Draft'),
  unsigned: words('Allekirjoittamaton', 'Inte undertecknat', 'Not signed'),
  cancelled: words('Peruttu', 'Inställt', 'Cancelled'),
  facts: words('Tiedot', 'Uppgifter', 'Facts'),
  body: words('Toimielin', 'Organ', 'Body'),
  when: words('Aika', 'Tid', 'Time'),
  place: words('Paikka', 'Plats', 'Place'),
  link: words('Etäyhteys', 'Distansdeltagande', 'To join from elsewhere'),
  called: words('Kutsuttu', 'Sammankallat', 'Called'),
  days: words('Kutsuaika päivinä (vaadittu)', 'Kallelsetid i dagar (krav)', 'Days of notice (demanded)'),
  short: words('Lyhyen kutsuajan peruste', 'Orsak till kort kallelsetid', 'Why the notice was short'),
  charter: words('Sääntöjen versio', 'Stadgarnas version', 'Version of the charter'),
  chair: words('Puheenjohtaja', 'Ordförande', 'Chair'),
  secretary: words('Sihteeri', 'Sekreterare', 'Secretary'),
  agenda: words('Asiat', 'Ärenden', 'Items'),
  proposal: words('Esitys', 'Förslag', 'Proposal'),
  papers: words('Liitteet', 'Bilagor', 'Documents'),
  attendance: words('Läsnäolo', 'Närvaro', 'Attendance'),
  seat: words('Paikka tai jäsen', 'Plats eller medlem', 'Seat or member'),
  person: words('Läsnä', 'Närvarande', 'Who'),
  way: words('Tapa', 'Sätt', 'How'),
  quorum: words('Päätösvaltaisuus', 'Beslutförhet', 'Quorum'),
  met: words('Päätösvaltainen', 'Beslutför', 'Competent'),
  notMet: words('Ei päätösvaltainen', 'Inte beslutför', 'Not competent'),
  outcome: words('Tulos', 'Utfall', 'Outcome'),
  votes: words('Äänet puolesta, vastaan, tyhjiä', 'Röster för, emot, blanka', 'Votes for, against, blank'),
  dissent: words('Eriävä mielipide', 'Avvikande mening', 'Dissent'),
  recused: words('Esteellinen', 'Jävig', 'Recused'),
  decision: words('Päätöksen numero', 'Beslutets nummer', 'Number of the decision'),
  signatures: words('Allekirjoitukset', 'Underskrifter', 'Signatures'),
  signer: words('Allekirjoittaja', 'Undertecknare', 'Signed by'),
  role: words('Tehtävä', 'Uppgift', 'As what'),
  hash: words('Pöytäkirjan tarkiste (SHA-256)', 'Protokollets kontrollsumma (SHA-256)', 'Checksum of the minutes (SHA-256)'),
  nobody: words('Ei vielä', 'Inte än', 'Not yet')
} as const satisfies Readonly<Record<string, LocalizedText>>

export const kindWords: Readonly<Record<MeetingItemKind, LocalizedText>> = {
  opening: words('Avaus', 'Öppnande', 'Opening'),
  information: words('Tiedoksi', 'För kännedom', 'For information'),
  discussion: words('Keskusteltavaksi', 'För diskussion', 'For discussion'),
  decision: words('Päätettäväksi', 'För beslut', 'For decision'),
  election: words('Vaali', 'Val', 'Election'),
  closing: words('Päättäminen', 'Avslutande', 'Closing')
}

export const outcomeWords: Readonly<Record<MeetingOutcome, LocalizedText>> = {
  carried: words('Hyväksyttiin', 'Godkändes', 'Carried'),
  not_carried: words('Ei hyväksytty', 'Godkändes inte', 'Not carried'),
  no_quorum: words('Ei päätösvaltainen', 'Inte beslutför', 'No quorum'),
  noted: words('Käsiteltiin', 'Behandlades', 'Dealt with'),
  adjourned: words('Siirrettiin', 'Bordlades', 'Adjourned')
}

export const wayWords: Readonly<Record<AttendanceWay, LocalizedText>> = {
  in_person: words('paikalla', 'på plats', 'in person'),
  remote: words('etänä', 'på distans', 'remotely'),
  proxy: words('valtakirjalla', 'med fullmakt', 'by proxy'),
  absent: words('poissa', 'frånvarande', 'absent')
}

export const roleWords: Readonly<Record<SignerRole, LocalizedText>> = {
  chair: said.chair,
  secretary: said.secretary,
  checker: words('Pöytäkirjantarkastaja', 'Protokolljusterare', 'Checker')
}
