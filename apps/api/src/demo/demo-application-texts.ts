/** What the invented applicants of the demo tell of themselves, in Finnish and Swedish. */
import type { FieldAnswer, SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import type { ApplicationSection, FormField } from '@solmu/domain/onboarding/application-form.js'
import type { Language } from '@solmu/shared/text.js'
import { demoNumber } from './demo-id.js'

type Told = Readonly<Partial<Record<ApplicationSection, string>>>

const fi: Told = {
  services:
    'Tarjoamme kuntouttavaa työtoimintaa, työpajavalmennusta ja työkyvyn arviointia. Asiakkaat tulevat kunnan, hyvinvointialueen ja työvoimapalvelujen ohjaamina, ja kaikista palveluista on voimassa oleva sopimus.',
  established_activity:
    'Olemme toimineet yli kaksikymmentä vuotta. Valmentajat ovat alan ammattilaisia, ja jokaisella asiakkaalla on oma valmentaja ja kirjallinen suunnitelma, jota tarkistetaan kolmen kuukauden välein.',
  own_production:
    'Puu- ja metalliverstaalla tehdään kalusteita ja pieniä sarjoja sopimusasiakkaille, pesula palvelee kolmea hoivakotia. Hinnoittelusta on sovittu paikallisten yritysten kanssa, jotta emme vääristä kilpailua.',
  community_relations:
    'Ohjausryhmässä ovat kunta, työvoimapalvelut, ammattiopisto ja yrittäjäyhdistys. Avoimet ovet pidetään kahdesti vuodessa, ja joka neljäs asiakas siirtyy tutustumisjaksolle yritykseen.',
  administration:
    'Hallitus kokoontuu kuukausittain, talous tilintarkastetaan ja hankehallinto on keskitetty. Olemme toteuttaneet viisi julkisesti rahoitettua hanketta ilman takaisinperintää.',
  location: 'Toimipaikka on keskustassa linja-autoaseman vieressä. Alueella ei ole muuta vastaavaa toimijaa viidenkymmenen kilometrin säteellä.'
}
const sv: Told = {
  services:
    'Vi erbjuder arbetsverksamhet i rehabiliteringssyfte, verkstadsträning och bedömning av arbetsförmågan. Kunderna kommer via kommunen, välfärdsområdet och arbetskraftstjänsterna, och för alla tjänster finns gällande avtal.',
  established_activity: 'Vi har verkat i femton år. Handledarna är yrkesutbildade, och varje kund har en egen handledare och en skriftlig plan som följs upp var tredje månad.',
  own_production: 'I snickeriet och tvätteriet produceras tjänster åt avtalskunder. Priserna har gåtts igenom med de lokala företagen så att vi inte snedvrider konkurrensen.',
  community_relations: 'I styrgruppen sitter kommunen, yrkesinstitutet och företagarföreningen. Vi ordnar öppet hus två gånger om året.',
  administration: 'Styrelsen sammanträder varje månad, bokslutet revideras och vi har genomfört tre offentligt finansierade projekt.',
  location: 'Verksamhetsstället ligger nära stationen, och den närmaste motsvarande aktören finns sextio kilometer bort.'
}

export interface DemoApplicationOf {
  readonly section: ApplicationSection
  readonly fields: readonly FormField[]
  readonly name: string
  readonly businessId: string
  readonly contact: string
  readonly email: string
  readonly language: Language
}

const seats = [
  { municipality: '297', town: 'Kuopio', postalCode: '70100' },
  { municipality: '167', town: 'Joensuu', postalCode: '80100' },
  { municipality: '905', town: 'Vaasa', postalCode: '65100' }
] as const

const formOf = (name: string): string => (name.endsWith(' sr') ? 'foundation' : name.endsWith(' Oy') ? 'limited_company' : name.endsWith(' osk') ? 'cooperative' : 'association')

/** The answers of a section, field by field. */
export function demoApplicationTexts({ section, fields, name, businessId, contact, email, language }: DemoApplicationOf): SectionAnswers {
  const seat = seats[language === 'sv' ? 2 : demoNumber(`application-seat:${name}`, 2)] ?? seats[0]
  const text = (language === 'sv' ? sv : fi)[section] ?? ''
  const known: Readonly<Record<string, FieldAnswer>> = {
    ...{ name, businessId, legalForm: formOf(name), streetAddress: `Verstaskatu ${1 + demoNumber(`application-street:${name}`, 60)}`, ...seat },
    ...{ languages: language === 'sv' ? ['sv', 'fi'] : ['fi'], contactName: contact, contactEmail: email, contactPhone: '050 000 0000', website: 'https://www.hakija.example' },
    ...{ coachingStaff: String(4 + demoNumber(`application-coaches:${name}`, 12)), productionStaff: String(2 + demoNumber(`application-makers:${name}`, 9)) },
    ...{ customersYear: String(110 + demoNumber(`application-customers:${name}`, 320)), services: ['workshop', 'rehabilitative_work', 'assessment'], offers: text },
    ...{ places: `${seat.town} ja naapurikunnat`, text, links: [{ title: name, url: 'https://www.hakija.example/toiminta' }] }
  }
  return Object.fromEntries(fields.map(({ code }) => [code, known[code] ?? '']))
}
