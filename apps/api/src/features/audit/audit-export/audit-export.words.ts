/** The words of the file with the trail. */
import type { LocalizedText } from '@solmu/shared/text.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const auditWords = {
  file: words('tapahtumaloki', 'handelselogg', 'audit-trail'),
  title: words('Tapahtumaloki', 'Händelselogg', 'Audit trail'),
  about: words('Tiedoista', 'Om uppgifterna', 'About'),
  madeAt: words('Muodostettu', 'Skapad', 'Made at'),
  source: words('Lähde', 'Källa', 'Source'),
  sourceText: words('Solmun tapahtumaloki', 'Händelseloggen i Solmu', 'The audit trail of Solmu'),
  hidden: words('Piilotettu', 'Dolt', 'Hidden'),
  hiddenText: words(
    'Henkilötiedoista näkyy vain, että ne muuttuivat (•••).',
    'Av personuppgifter syns bara att de har ändrats (•••).',
    'Of personal data it shows only that they changed (•••).'
  )
} as const

export const auditColumns = {
  number: words('Nro', 'Nr', 'No.'),
  recordedAt: words('Aika (UTC)', 'Tid (UTC)', 'Time (UTC)'),
  actorName: words('Kuka', 'Vem', 'Who'),
  via: words('Tapa', 'Sätt', 'Means'),
  action: words('Toiminto', 'Åtgärd', 'Action'),
  outcome: words('Tulos', 'Resultat', 'Outcome'),
  errorCode: words('Virhe', 'Fel', 'Error'),
  unit: words('Yksikkö', 'Enhet', 'Unit'),
  subjectType: words('Kohteen laji', 'Slag av objekt', 'Kind of record'),
  subjectId: words('Kohteen tunnus', 'Objektets id', 'Record'),
  before: words('Ennen', 'Före', 'Before'),
  after: words('Jälkeen', 'Efter', 'After'),
  details: words('Lisätiedot', 'Tilläggsuppgifter', 'Details'),
  ip: words('Osoite', 'Adress', 'Address'),
  requestId: words('Pyyntö', 'Begäran', 'Request'),
  hash: words('Tiiviste', 'Kontrollsumma', 'Hash')
} as const
