/** The first version of the form for applications. Nothing of it changes: another way of asking is another version. */
import { legalForms, organisationLanguages } from '../network/organisation.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { ApplicationForm, FormField, FormSection, OperatorCriterion } from './application-form.js'

const say = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

type Said = readonly [fi: string, sv: string, en: string]
type Detail = Partial<Pick<FormField, 'isRequired' | 'most' | 'options'>> & { readonly help?: Said }

const field = ([code, kind]: readonly [code: string, kind: FormField['kind']], label: Said, { help, ...detail }: Detail = {}): FormField => ({
  ...{ code, kind, isRequired: true, most: kind === 'text' ? 4000 : 200, options: [] },
  ...detail,
  label: say(...label),
  help: help ? say(...help) : null
})

const legalFormNames: Readonly<Record<(typeof legalForms)[number], Said>> = {
  foundation: ['Säätiö', 'Stiftelse', 'Foundation'],
  association: ['Yhdistys', 'Förening', 'Association'],
  municipality: ['Kunta', 'Kommun', 'Municipality'],
  joint_authority: ['Kuntayhtymä', 'Samkommun', 'Joint municipal authority'],
  wellbeing_county: ['Hyvinvointialue', 'Välfärdsområde', 'Wellbeing services county'],
  state: ['Valtio', 'Staten', 'State'],
  parish: ['Seurakunta', 'Församling', 'Parish'],
  cooperative: ['Osuuskunta', 'Andelslag', 'Cooperative'],
  limited_company: ['Osakeyhtiö', 'Aktiebolag', 'Limited company'],
  other: ['Muu', 'Annan', 'Other']
}
const languageNames: Readonly<Record<(typeof organisationLanguages)[number], Said>> = {
  fi: ['suomi', 'finska', 'Finnish'],
  sv: ['ruotsi', 'svenska', 'Swedish'],
  en: ['englanti', 'engelska', 'English'],
  se: ['saamen kielet', 'samiska', 'Sámi languages']
}
const services: readonly (readonly [string, ...Said])[] = [
  ['workshop', 'Työpajatoiminta', 'Verkstadsverksamhet', 'Workshop activity'],
  ['rehabilitative_work', 'Kuntouttava työtoiminta', 'Arbetsverksamhet i rehabiliteringssyfte', 'Rehabilitative work activity'],
  ['coaching', 'Työ- ja yksilövalmennus', 'Arbets- och individuell handledning', 'Work and individual coaching'],
  ['assessment', 'Työ- ja toimintakyvyn arviointi', 'Bedömning av arbets- och funktionsförmåga', 'Assessment of ability to work and function'],
  ['supported_employment', 'Tuettu työllistyminen', 'Stödd sysselsättning', 'Supported employment'],
  ['disability_work', 'Vammaisten työtoiminta', 'Arbetsverksamhet för personer med funktionsnedsättning', 'Work activity for people with disabilities'],
  ['training', 'Valmentava koulutus', 'Handledande utbildning', 'Preparatory training'],
  ['digital_support', 'Digituki ja arjen taidot', 'Digitalt stöd och vardagsfärdigheter', 'Digital support and everyday skills']
]

const organisation: FormSection = {
  code: 'organisation',
  title: say('Organisaatio', 'Organisationen', 'The organisation'),
  intro: say(
    'Perustiedot siitä organisaatiosta, joka hakee jäseneksi.',
    'Grunduppgifter om den organisation som ansöker om medlemskap.',
    'The basics of the organisation that applies for membership.'
  ),
  takesFiles: true,
  fields: [
    field(['name', 'line'], ['Organisaation nimi', 'Organisationens namn', 'Name of the organisation'], { most: 300 }),
    field(['businessId', 'business_id'], ['Y-tunnus', 'FO-nummer', 'Business ID'], {
      most: 20,
      help: ['Esimerkiksi 1234567-1.', 'Till exempel 1234567-1.', 'For example 1234567-1.']
    }),
    field(['legalForm', 'choice'], ['Oikeudellinen muoto', 'Juridisk form', 'Legal form'], { options: legalForms.map((code) => ({ code, label: say(...legalFormNames[code]) })) }),
    field(['streetAddress', 'line'], ['Katuosoite', 'Gatuadress', 'Street address']),
    field(['postalCode', 'postal_code'], ['Postinumero', 'Postnummer', 'Postal code'], { most: 10 }),
    field(['town', 'line'], ['Postitoimipaikka', 'Postanstalt', 'Town']),
    field(['municipality', 'municipality'], ['Kotikunta', 'Hemkommun', 'Home municipality']),
    field(['languages', 'choices'], ['Palvelukielet', 'Servicespråk', 'Languages of service'], {
      options: organisationLanguages.map((code) => ({ code, label: say(...languageNames[code]) }))
    }),
    field(['contactName', 'line'], ['Yhteyshenkilö', 'Kontaktperson', 'Contact person']),
    field(['contactEmail', 'email'], ['Yhteyshenkilön sähköposti', 'Kontaktpersonens e-post', 'E-mail of the contact person'], { most: 254 }),
    field(['contactPhone', 'line'], ['Puhelin', 'Telefon', 'Telephone'], { isRequired: false, most: 40 }),
    field(['website', 'website'], ['Verkkosivut', 'Webbplats', 'Website'], { isRequired: false, most: 300 })
  ]
}

const figures: FormSection = {
  code: 'figures',
  title: say('Toiminnan laajuus', 'Verksamhetens omfattning', 'Size'),
  intro: say('Viimeisen täyden vuoden luvut.', 'Siffror för det senaste hela året.', 'Figures of the last whole year.'),
  takesFiles: false,
  fields: [
    field(['coachingStaff', 'count'], ['Valmennushenkilöstö', 'Handledande personal', 'Coaching staff'], {
      most: 5000,
      help: ['Palkatut valmentajat ja ohjaajat vuoden lopussa.', 'Avlönade handledare i slutet av året.', 'Paid coaches and instructors at the end of the year.']
    }),
    field(['productionStaff', 'count'], ['Tuotantohenkilöstö', 'Produktionspersonal', 'Production staff'], {
      most: 5000,
      help: ['Muu palkattu henkilöstö tuotannossa.', 'Annan avlönad personal i produktionen.', 'Other paid staff in production.']
    }),
    field(['customersYear', 'count'], ['Asiakkaita vuodessa', 'Kunder per år', 'Customers a year'], {
      most: 100_000,
      help: ['Eri henkilöitä vuoden aikana.', 'Olika personer under året.', 'Different people during the year.']
    })
  ]
}

const offering: FormSection = {
  code: 'services',
  title: say('Palvelut ja toiminta-alue', 'Tjänster och verksamhetsområde', 'Services and where they are given'),
  intro: say('Mitä tarjoatte, kenelle ja missä.', 'Vad ni erbjuder, åt vem och var.', 'What you offer, for whom and where.'),
  takesFiles: true,
  fields: [
    field(['services', 'choices'], ['Palvelut', 'Tjänster', 'Services'], { options: services.map(([code, ...label]) => ({ code, label: say(...label) })) }),
    field(['offers', 'text'], ['Kuvaus palveluista', 'Beskrivning av tjänsterna', 'Description of the services'], {
      help: ['Kohderyhmät, tilaajat ja sopimukset.', 'Målgrupper, beställare och avtal.', 'Target groups, commissioners and contracts.']
    }),
    field(['places', 'text'], ['Kunnat ja toimipaikat', 'Kommuner och verksamhetsställen', 'Municipalities and sites'], {
      most: 2000,
      help: ['Luettele toimipaikat ja kunnat, joista asiakkaat tulevat.', 'Räkna upp verksamhetsställena och de kommuner som kunderna kommer från.', 'List the sites and the municipalities from which customers come.']
    })
  ]
}

const criterion = (code: OperatorCriterion, title: Said, anchor: Said): FormSection => ({
  code,
  title: say(...title),
  intro: say(...anchor),
  takesFiles: true,
  fields: [
    field(['text', 'text'], ['Kuvaus', 'Beskrivning', 'Description'], {
      help: ['Kerro, miten tämä toteutuu teillä nyt.', 'Berätta hur detta förverkligas hos er nu.', 'Tell how this is so with you now.']
    }),
    field(['links', 'links'], ['Linkit', 'Länkar', 'Links'], {
      isRequired: false,
      most: 10,
      help: ['Julkisia sivuja, jotka osoittavat asian. Asiakirjat lisätään alempana.', 'Offentliga sidor som visar saken. Dokument läggs till nedan.', 'Public pages that show it. Documents are added below.']
    })
  ]
})

/** Version 1, of November 2026. */
export const applicationFormOne: ApplicationForm = {
  version: 1,
  sections: [
    organisation,
    figures,
    offering,
    criterion(
      'established_activity',
      ['Ammatillinen, vakiintunut toiminta', 'Yrkesmässig, etablerad verksamhet', 'Professional, established activity'],
      [
        'Palkattu valmennus- ja tuotantohenkilöstö, satoja asiakkaita vuodessa ja laaja palveluvalikoima.',
        'Avlönad handlednings- och produktionspersonal, hundratals kunder per år och ett brett utbud.',
        'Paid coaching and production staff, customers counted in hundreds a year, and a broad range.'
      ]
    ),
    criterion(
      'own_production',
      ['Oma tuotanto', 'Egen produktion', 'Own production'],
      [
        'Omaa tuotantoa, jossa työkykyä voi kokeilla häiritsemättä paikallista yritystoimintaa: puu, metalli, pesula, media.',
        'Egen produktion där arbetsförmågan kan prövas utan att störa lokal företagsverksamhet: trä, metall, tvätteri, media.',
        'Production of your own in which ability to work can be tested without disturbing local business: wood, metal, laundry, media.'
      ]
    ),
    criterion(
      'community_relations',
      ['Suhteet ympäröivään yhteisöön', 'Relationer till det omgivande samhället', 'Community relations'],
      [
        'Toimivat suhteet yrityksiin, päättäjiin, viranomaisiin ja oppilaitoksiin, ja selvä yleishyödyllinen tarkoitus.',
        'Fungerande relationer till företag, beslutsfattare, myndigheter och läroanstalter samt ett tydligt allmännyttigt syfte.',
        'Working relations with business, decision-makers, authorities and schools, and a clear purpose of public benefit.'
      ]
    ),
    criterion(
      'administration',
      ['Johtaminen ja hallinto', 'Ledning och förvaltning', 'Management and administration'],
      [
        'Järjestyksessä oleva johtaminen, talous ja hallinto, jolla voi toteuttaa julkisesti rahoitettuja hankkeita.',
        'Välordnad ledning, ekonomi och förvaltning som klarar offentligt finansierade projekt.',
        'Well-ordered management, finances and administration, able to run publicly funded projects.'
      ]
    ),
    criterion(
      'location',
      ['Sijainti', 'Läge', 'Location'],
      [
        'Sijainti ja saavutettavuus suhteessa verkostoon: mitä aluetta toiminta palvelee ja miten sinne pääsee.',
        'Läget och tillgängligheten i förhållande till nätverket: vilket område verksamheten betjänar och hur man tar sig dit.',
        'Where you are in relation to the network: which area you serve and how one gets there.'
      ]
    )
  ]
}
