/** The templates that ship: what becoming a member and leaving usually take. Each consortium has its own copy and writes its next version. */
import type { PlanKind, TaskKind, TaskLevel } from '@solmu/domain/onboarding/plan.js'
import type { TemplateTask } from '@solmu/domain/onboarding/plan-template.js'

type Words = readonly [fi: string, sv: string, en: string]
type Line = readonly [code: string, level: TaskLevel, kind: TaskKind, days: number, dependsOn: readonly string[], title: Words, help: Words, isRequired?: boolean]

const text = ([fi, sv, en]: Words) => ({ fi, sv, en })

const task = ([code, level, kind, days, dependsOn, title, help, isRequired = true]: Line): TemplateTask => ({
  ...{ code, level, kind, days, isRequired, dependsOn },
  ...{ title: text(title), help: text(help) }
})

const onboarding: readonly Line[] = [
  [
    ...(['mandates', 'unit', 'mandate_recorded', 14, []] as const),
    ['Allekirjoittaja ja edustaja on valtuutettu', 'Undertecknare och företrädare har fullmakt', 'A signatory and a representative are mandated'],
    ['Kirjaa valtuutus, jolla jäsenen puolesta allekirjoitetaan. Tehtävä valmistuu, kun valtuutus on voimassa.', 'Registrera fullmakten att underteckna för medlemmen. Uppgiften är klar när fullmakten gäller.', 'Record the mandate to sign for the member. The task is done when the mandate holds.']
  ],
  [
    ...(['agreements', 'unit', 'agreement_signed', 30, ['mandates']] as const),
    ['Jäseniltä vaaditut sopimukset on hyväksytty', 'De avtal som krävs av medlemmar är godkända', 'The agreements required of members are accepted'],
    ['Hyväksy sopimukset Solmussa tai lähetä allekirjoitettu kappale aluekeskukselle.', 'Godkänn avtalen i Solmu eller sänd det undertecknade exemplaret till regioncentret.', 'Accept the agreements in Solmu, or send the signed copy to the regional centre.']
  ],
  [
    ...(['unit', 'centre', 'unit_opened', 30, []] as const),
    ['Toimipaikka on avattu verkostoon', 'Enheten har öppnats i nätverket', 'The unit is opened in the network'],
    ['Avaa jäsenen paikallinen yksikkö verkoston muutoksena.', 'Öppna medlemmens lokala enhet som en ändring av nätverket.', 'Open the member’s local unit as a change of the network.']
  ],
  [
    ...(['manager', 'centre', 'role_given', 35, ['unit']] as const),
    ['Yksikön johtajalla on käyttöoikeus', 'Enhetens chef har en roll', 'The unit has a manager with a role'],
    ['Kutsu yksikön johtaja ja anna hänelle rooli yksikössä.', 'Bjud in enhetens chef och ge chefen en roll i enheten.', 'Invite the manager of the unit and give them the role there.']
  ],
  [
    ...(['buddy', 'centre', 'buddy', 14, []] as const),
    ['Kummiyksikkö on valittu', 'En fadderenhet har valts', 'A buddy unit is chosen'],
    ['Valitse aktiivisen jäsenen yksikkö, joka auttaa alkuun.', 'Välj en enhet hos en aktiv medlem som hjälper i början.', 'Choose the unit of an active member that helps with the start.']
  ],
  [
    ...(['training', 'unit', 'training', 60, ['manager']] as const),
    ['Perehdytyskoulutus on käyty', 'Introduktionsutbildningen är genomförd', 'The introductory training is completed'],
    ['Merkitse päivä ja osallistujat.', 'Anteckna dag och deltagare.', 'Note the day and who took part.']
  ],
  [
    ...(['privacy', 'unit', 'document', 45, []] as const),
    ['Tietosuojaseloste on päivitetty', 'Dataskyddsbeskrivningen är uppdaterad', 'The privacy notice is up to date'],
    ['Lisää selosteeseen verkoston yhteinen tietojen käsittely.', 'Lägg till nätverkets gemensamma behandling av uppgifter.', 'Add the common processing of data in the network.']
  ],
  [
    ...(['data', 'unit', 'data_import', 75, ['manager']] as const),
    ['Aiemmat luvut on tuotu tai todettu puuttuviksi', 'Tidigare siffror är importerade eller konstaterade saknas', 'Earlier figures are imported or known to be missing'],
    ['Sovi aluekeskuksen kanssa, miltä kausilta luvut tuodaan.', 'Kom överens med regioncentret om vilka perioder som importeras.', 'Agree with the regional centre on the periods to import.'],
    false
  ],
  [
    ...(['commitment', 'unit', 'commitment_signed', 60, ['agreements', 'manager']] as const),
    ['Laatusitoumus on allekirjoitettu', 'Kvalitetsåtagandet är undertecknat', 'The quality commitment is signed'],
    ['Lue ja allekirjoita sitoumus kohdassa Laatu, Sitoumukset.', 'Läs och underteckna åtagandet under Kvalitet, Åtaganden.', 'Read and sign the commitment under Quality, Commitments.']
  ],
  [
    ...(['visit', 'centre', 'visit', 90, ['unit']] as const),
    ['Aluekeskus on käynyt yksikössä', 'Regioncentret har besökt enheten', 'The regional centre has visited the unit'],
    ['Kirjaa päivä ja mitä sovittiin.', 'Anteckna dagen och vad som avtalades.', 'Note the day and what was agreed.']
  ],
  [
    ...(['register', 'hq', 'document', 30, []] as const),
    ['Jäsenluettelo ja laskutustiedot on päivitetty', 'Medlemsförteckning och faktureringsuppgifter är uppdaterade', 'The list of members and the billing details are up to date'],
    ['Tiedot tarkistetaan pääkonttorissa.', 'Uppgifterna kontrolleras på huvudkontoret.', 'The head office checks the details.']
  ],
  [
    ...(['round', 'unit', 'first_round', 180, ['manager', 'data']] as const),
    ['Ensimmäinen tuloskausi on ilmoitettu', 'Den första resultatperioden är rapporterad', 'The first period of results is reported'],
    ['Tehtävä valmistuu, kun yksikkö on lähettänyt ensimmäisen ilmoituksensa.', 'Uppgiften är klar när enheten har sänt sin första rapport.', 'The task is done when the unit has sent its first return.'],
    false
  ]
]

const exit: readonly Line[] = [
  [
    ...(['talk', 'centre', 'other', -150, []] as const),
    ['Lähtökeskustelu on käyty', 'Avslutande samtal har hållits', 'The exit talk is held'],
    ['Kirjaa syyt ja mitä verkosto voi oppia.', 'Anteckna orsakerna och vad nätverket kan lära sig.', 'Note the reasons and what the network can learn.'],
    false
  ],
  [
    ...(['clients', 'unit', 'other', -60, []] as const),
    ['Asiakkaiden jatko on sovittu', 'Klienternas fortsättning är överenskommen', 'What comes next for clients is agreed'],
    ['Kirjaa, minne asiakkaat ja työparit siirtyvät. Nimiä ei kirjata tähän.', 'Anteckna vart klienterna flyttas. Skriv inga namn här.', 'Note where clients go. Write no names here.']
  ],
  [
    ...(['returns', 'unit', 'returns_closed', -14, []] as const),
    ['Avoimet tulosilmoitukset on lähetetty', 'Öppna resultatrapporter är sända', 'Open returns are sent'],
    ['Avoimet ilmoitukset luetellaan suunnitelman lopussa. Tehtävä valmistuu, kun niitä ei ole.', 'De öppna rapporterna räknas upp i slutet av planen. Uppgiften är klar när det inte finns några.', 'The open returns are listed at the end of the plan. The task is done when there are none.']
  ],
  [
    ...(['projects', 'centre', 'other', -30, []] as const),
    ['Hankkeiden vastuut on siirretty', 'Ansvaret för projekt är överfört', 'The responsibilities in projects are handed over'],
    ['Kirjaa, kuka jatkaa. Jos hankkeita ei ole, kirjaa se.', 'Anteckna vem som fortsätter. Om det inte finns projekt, anteckna det.', 'Note who goes on. When there are no projects, note that.']
  ],
  [
    ...(['documents', 'unit', 'document', -14, []] as const),
    ['Asiakirjat on luovutettu ja arkistoitu', 'Handlingarna är överlämnade och arkiverade', 'The documents are handed over and archived'],
    ['Kirjaa, mitä luovutettiin ja minne.', 'Anteckna vad som överlämnades och vart.', 'Note what was handed over, and where.']
  ],
  [
    ...(['units', 'centre', 'units_closed', 0, ['returns']] as const),
    ['Yksiköt on suljettu verkostosta tai siirretty toiselle', 'Enheterna är stängda i nätverket eller överförda', 'The units are closed in the network or moved to another'],
    ['Jos irtisanomisessa niin sanottiin, yksiköt sulkeutuvat itsestään. Siirrä muut toiselle jäsenelle tai sulje ne verkostosta. Ilmoitetut luvut säilyvät.', 'Om det sades i uppsägningen stängs enheterna av sig själva. Överför de övriga till en annan medlem eller stäng dem i nätverket. Rapporterade siffror finns kvar.', 'Where the notice says so, the units close by themselves. Hand the others over to another member, or close them in the network. The figures reported stay.']
  ],
  [
    ...(['register', 'hq', 'document', 14, []] as const),
    ['Loppulaskutus ja jäsenluettelo on hoidettu', 'Slutfakturering och medlemsförteckning är klara', 'The final bill and the list of members are settled'],
    ['Jäsenen tiedot suljetaan pääkonttorissa.', 'Medlemmens uppgifter avslutas på huvudkontoret.', 'The head office closes the details of the member.']
  ]
]

export const shippedTemplates: Readonly<Record<PlanKind, readonly TemplateTask[]>> = { onboarding: onboarding.map(task), exit: exit.map(task) }
