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
  days: words('Kutsuaika', 'Kallelsetid', 'Notice'),
  daysUnit: words('päivää', 'dagar', 'days'),
  short: words('Lyhyen kutsuajan peruste', 'Orsak till kort kallelsetid', 'Why the notice was short'),
  opened: words('Avattu', 'Öppnat', 'Opened'),
  closed: words('Päätetty', 'Avslutat', 'Closed'),
  charter: words('Perussäännön versio', 'Stadgans version', 'Version of the charter'),
  chair: words('Puheenjohtaja', 'Ordförande', 'Chair'),
  secretary: words('Sihteeri', 'Sekreterare', 'Secretary'),
  agenda: words('Asiat', 'Ärenden', 'Items'),
  proposal: words('Esitys', 'Förslag', 'Proposal'),
  about: words('Ehdotus', 'Förslaget', 'Proposal to the body'),
  version: words('versio', 'version', 'version'),
  decidedVersion: words('Päätetty versio', 'Beslutad version', 'Version that was decided'),
  noticedVersion: words('kutsun mukana oli versio', 'till kallelsen hörde version', 'with the notice came version'),
  options: words('Vaihtoehdot', 'Alternativ', 'Options'),
  papers: words('Liitteet', 'Bilagor', 'Documents'),
  attendance: words('Läsnäolo', 'Närvaro', 'Attendance'),
  seat: words('Jäsen', 'Medlem', 'Member'),
  person: words('Edustaja', 'Företrädare', 'By whom'),
  way: words('Tapa', 'Sätt', 'How'),
  quorum: words('Päätösvaltaisuus', 'Beslutförhet', 'Quorum'),
  met: words('Päätösvaltainen', 'Beslutför', 'Competent'),
  notMet: words('Ei päätösvaltainen', 'Inte beslutför', 'Not competent'),
  outcome: words('Tulos', 'Utfall', 'Outcome'),
  votes: words('Äänet', 'Röster', 'Votes'),
  inFavour: words('puolesta', 'för', 'for'),
  against: words('vastaan', 'emot', 'against'),
  blank: words('tyhjää', 'blanka', 'blank'),
  present: words('läsnä', 'närvarande', 'present'),
  demanded: words('vaaditaan', 'krävs', 'needed'),
  absent: words('Poissa', 'Frånvarande', 'Absent'),
  leftAt: words('poistui', 'avlägsnade sig', 'left'),
  effective: words('Tarkoitettu voimaan', 'Avsedd att gälla från', 'Meant to hold from'),
  amendment: words('Perussäännön muutos', 'Ändring av stadgan', 'Amendment of the charter'),
  reason: words('Perustelu', 'Motivering', 'Reasons'),
  decides: words('Päätetään version mukaan', 'Avgörs enligt version', 'Decided by the version'),
  rules: words('Muuttuneet määräykset', 'Ändrade bestämmelser', 'Rules that differ'),
  rule: words('Määräys', 'Bestämmelse', 'Rule'),
  none: words('ei ole', 'finns inte', 'none'),
  unchanged: words('Ennallaan', 'Oförändrade', 'Unchanged'),
  ballot: words('Äänestys Solmussa', 'Omröstning i Solmu', 'Ballot in Solmu'),
  dissent: words('Eriävä mielipide', 'Avvikande mening', 'Dissent'),
  recused: words('Jäävi', 'Jävig', 'Recused'),
  decision: words('Päätöksen numero', 'Beslutets nummer', 'Number of the decision'),
  signatures: words('Allekirjoitukset', 'Underskrifter', 'Signatures'),
  proof: words('Tunnistautuminen', 'Identifiering', 'Proof'),
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
