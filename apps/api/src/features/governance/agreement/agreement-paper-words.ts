/** The words of agreements on paper, in the languages of the house. */
import type { AcceptanceManner, AgreementKind } from '@solmu/domain/governance/agreement.js'
import type { AgreementVersionState } from '@solmu/domain/governance/agreement.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const said = {
  version: words('Versio', 'Version', 'Version'),
  asOf: words('Tilanne', 'Läget', 'As of'),
  draft: words('Luonnos', 'Utkast', 'Draft'),
  facts: words('Tiedot', 'Uppgifter', 'Facts'),
  owner: words('Hoitaja', 'Avtalsansvarig', 'Looked after by'),
  term: words('Voimassa', 'Gäller', 'In force'),
  until: words('toistaiseksi', 'tills vidare', 'until further notice'),
  acceptBy: words('Hyväksyttävä viimeistään', 'Ska godkännas senast', 'To be accepted by'),
  accepted: words('Osapuolista hyväksynyt', 'Parter som har godkänt', 'Parties that have accepted'),
  decides: words('Ratkaiseva kieli', 'Avgörande språk', 'Language that decides'),
  hash: words('Version tarkiste (SHA-256)', 'Versionens kontrollsumma (SHA-256)', 'Checksum of the version (SHA-256)'),
  ended: words('Päättymisen peruste', 'Orsak till att avtalet upphör', 'Why it ended'),
  text: words('Sopimusteksti', 'Avtalstext', 'Text of the agreement'),
  inFile: words('Teksti on tiedostossa', 'Texten finns i filen', 'The text is in the file'),
  annexes: words('Liitteet', 'Bilagor', 'Annexes'),
  otherAgreement: words('toinen sopimus', 'ett annat avtal', 'another agreement'),
  acceptances: words('Hyväksynnät', 'Godkännanden', 'Acceptances'),
  nobody: words('Kukaan osapuoli ei ole vielä hyväksynyt tätä versiota.', 'Ingen part har ännu godkänt den här versionen.', 'No party has accepted this version yet.'),
  party: words('Osapuoli', 'Part', 'Party'),
  signatory: words('Allekirjoittaja', 'Undertecknare', 'Signed by'),
  mandate: words('Valtuus', 'Fullmakt', 'Mandate'),
  when: words('Milloin', 'När', 'When'),
  manner: words('Tapa', 'Sätt', 'Manner'),
  substitute: words('varaedustajana, varsinainen', 'som ersättare för', 'as the substitute of'),
  statement: words('Allekirjoitettu lausuma', 'Undertecknat uttalande', 'Statement that was signed'),
  copy: words('Allekirjoitettu kopio', 'Undertecknad kopia', 'Signed copy'),
  of: words('Hyväksymistodistus', 'Intyg över godkännande', 'Certificate of acceptance'),
  sameHash: words('Jokainen hyväksyntä koskee versiota, jonka tarkiste on', 'Varje godkännande gäller versionen med kontrollsumman', 'Each acceptance is of the version with the checksum')
} as const satisfies Readonly<Record<string, LocalizedText>>

export const kindWords: Readonly<Record<AgreementKind, LocalizedText>> = {
  founding_document: words('Perustamisasiakirja', 'Stiftelseurkund', 'Founding document'),
  consortium: words('Konsortiosopimus', 'Konsortieavtal', 'Consortium agreement'),
  framework: words('Puitesopimus', 'Ramavtal', 'Framework agreement'),
  purchase: words('Hankintasopimus', 'Upphandlingsavtal', 'Purchase agreement'),
  consensus: words('Konsensussopimus', 'Konsensusavtal', 'Consensus agreement'),
  data_protection: words('Tietosuojasopimus', 'Dataskyddsavtal', 'Data-protection agreement')
}

export const stateWords: Readonly<Record<AgreementVersionState, LocalizedText>> = {
  draft: said.draft,
  open: words('Hyväksyttävänä', 'Öppen för godkännande', 'Open for acceptance'),
  in_force: words('Voimassa', 'Gäller', 'In force'),
  replaced: words('Korvattu', 'Ersatt', 'Replaced'),
  expired: words('Päättynyt', 'Upphört', 'Expired'),
  terminated: words('Irtisanottu', 'Uppsagt', 'Terminated')
}

export const mannerWords: Readonly<Record<AcceptanceManner, LocalizedText>> = {
  signed: words('Solmussa', 'I Solmu', 'In Solmu'),
  filed: words('Paperilla', 'På papper', 'On paper')
}

export const factorWords = {
  two: words('kaksivaiheinen tunnistautuminen', 'tvåstegsverifiering', 'two-factor sign-in'),
  one: words('salasana tai pääsyavain', 'lösenord eller nyckel', 'password or passkey'),
  filedBy: words('arkistoi', 'arkiverades av', 'filed by')
} as const

export const languageWords: Readonly<Record<'fi' | 'sv' | 'en', LocalizedText>> = {
  fi: words('suomi', 'finska', 'Finnish'),
  sv: words('ruotsi', 'svenska', 'Swedish'),
  en: words('englanti', 'engelska', 'English')
}
