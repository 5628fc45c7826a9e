/**
 * The words in which files and people name what the product knows by codes:
 * levels, kinds, legal forms, sizes, roles and languages. The first three words
 * of each are those that our own files use, in Finnish, Swedish and English.
 * Source: docs/glossary.md; requirements 8-13.
 */
import type { Language } from '@solmu/shared/text.js'
import type { UnitKind, UnitType } from './facts.js'
import { plainWord } from './import-fields.js'
import type { LegalForm, OrganisationLanguage, OrganisationRole, SizeClass } from './organisation.js'

/** For each code: the label in Finnish, Swedish and English, then other words for the same. */
export type WordTable<Code extends string> = Readonly<Record<Code, readonly [string, string, string, ...string[]]>>

export const unitTypeWords: WordTable<UnitType> = {
  headquarters: ['Pääkonttori', 'Huvudkontor', 'Head office', 'keskustoimisto', 'kansallinen toimisto', 'HQ'],
  regional_centre: ['Aluekeskus', 'Regioncenter', 'Regional centre', 'regional center', 'keskus', 'center', 'centre'],
  local_unit: ['Paikallisyksikkö', 'Lokal enhet', 'Local unit', 'yksikkö', 'enhet', 'unit', 'paikallinen yksikkö']
}

export const unitKindWords: WordTable<UnitKind> = {
  headquarters: ['Pääkonttori', 'Huvudkontor', 'Head office'],
  regional_centre: ['Aluekeskus', 'Regioncenter', 'Regional centre', 'regional center'],
  workshop: ['Työpaja', 'Verkstad', 'Workshop', 'paja'],
  work_centre: ['Työkeskus', 'Arbetscentral', 'Work centre', 'work center'],
  association: ['Yhdistys', 'Förening', 'Association'],
  cooperative: ['Osuuskunta', 'Andelslag', 'Cooperative', 'co-operative'],
  participation_site: ['Osallisuustyökohde', 'Plats för delaktighetsarbete', 'Participation-work site', 'participation site'],
  educational_project: ['Koulutushanke', 'Utbildningsprojekt', 'Educational project'],
  social_enterprise: ['Yhteiskunnallinen yritys', 'Samhälleligt företag', 'Social enterprise']
}

export const legalFormWords: WordTable<LegalForm> = {
  foundation: ['Säätiö', 'Stiftelse', 'Foundation', 'sr'],
  association: ['Yhdistys', 'Förening', 'Association', 'ry', 'rf'],
  municipality: ['Kunta', 'Kommun', 'Municipality', 'kaupunki', 'stad', 'city'],
  joint_authority: ['Kuntayhtymä', 'Samkommun', 'Joint authority'],
  wellbeing_county: ['Hyvinvointialue', 'Välfärdsområde', 'Wellbeing services county', 'wellbeing county'],
  state: ['Valtio', 'Staten', 'State'],
  parish: ['Seurakunta', 'Församling', 'Parish'],
  cooperative: ['Osuuskunta', 'Andelslag', 'Cooperative', 'osk'],
  limited_company: ['Osakeyhtiö', 'Aktiebolag', 'Limited company', 'oy', 'ab', 'ltd'],
  other: ['Muu', 'Annan', 'Other']
}

export const sizeClassWords: WordTable<SizeClass> = {
  micro: ['Mikro', 'Mikro', 'Micro', 'alle 10', 'under 10'],
  small: ['Pieni', 'Liten', 'Small', '10-49'],
  medium: ['Keskisuuri', 'Medelstor', 'Medium', 'medium-sized', '50-249'],
  large: ['Suuri', 'Stor', 'Large', '250']
}

export const organisationRoleWords: WordTable<OrganisationRole> = {
  member: ['Jäsen', 'Medlem', 'Member'],
  founder: ['Perustaja', 'Grundare', 'Founder', 'perustajajäsen'],
  commissioner: ['Tilaaja', 'Beställare', 'Commissioner'],
  funder: ['Rahoittaja', 'Finansiär', 'Funder'],
  partner: ['Kumppani', 'Partner', 'Partner', 'yhteistyökumppani', 'samarbetspartner']
}

export const languageWords: WordTable<OrganisationLanguage> = {
  fi: ['suomi', 'finska', 'Finnish'],
  sv: ['ruotsi', 'svenska', 'Swedish'],
  en: ['englanti', 'engelska', 'English'],
  se: ['saame', 'samiska', 'Sámi', 'sami']
}

/**
 * The code that a word names, or null.
 *
 * @example codeOf(unitKindWords, 'TYÖPAJA') // 'workshop'
 */
export function codeOf<Code extends string>(table: WordTable<Code>, text: string): Code | null {
  const word = plainWord(text)
  const codes = Object.keys(table) as Code[]
  return codes.find((code) => [code, ...table[code]].some((each) => plainWord(each) === word)) ?? null
}

const places: Readonly<Record<Language, 0 | 1 | 2>> = { fi: 0, sv: 1, en: 2 }

/** The label of a code in a language. */
export const labelOf = <Code extends string>(table: WordTable<Code>, code: Code, language: Language): string =>
  table[code][places[language]]
