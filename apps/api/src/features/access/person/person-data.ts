/** What is kept about a person, as a file that they can read and take elsewhere (GDPR articles 15 and 20). */

/** What each part of the file holds, in the language of nobody in particular: a key for each part. */
const meanings: Readonly<Record<string, string>> = {
  profile: 'Tunnus ja asetukset · Konto och inställningar · Account and settings',
  roles: 'Roolit, niiden yksiköt, voimassaolo, antaja ja perustelu · Roller, enheter, giltighet, givare och motivering · Roles with unit, validity, giver and reason',
  invitations: 'Kutsut, jotka on lähetetty henkilölle · Inbjudningar till personen · Invitations sent to the person',
  mails: 'Henkilölle lähetetyt viestit · Meddelanden till personen · Messages sent to the person',
  audit: 'Tapahtumat, jotka henkilö on tehnyt tai jotka koskevat häntä · Händelser som personen har utfört eller som gäller personen · What the person did, and what was done about the person',
  account: 'Istunnot, vahvistustavat ja pyynnöt; salaisuuksia ei luovuteta · Sessioner, faktorer och begäranden; hemligheter lämnas inte ut · Sessions, second factors and requests; secrets are not handed out'
}

/** The file: first what its parts mean, then the parts. */
export function personDataFile(data: object, madeAt: Date): Buffer {
  const about = { product: 'Solmu', madeAt: madeAt.toISOString(), timeZone: 'UTC', parts: meanings }
  return Buffer.from(`${JSON.stringify({ about, ...data }, null, 2)}\n`)
}
