/**
 * The fields of practice cards as others exchange them: those of the operating models of Innokylä (THL), under the headings of our own files.
 * Source: issue "Portfolio", item 6; innokyla.fi, "Toimintamalli".
 */
import { field, heading, type ImportField } from './import-field.js'

export const cardFields: readonly ImportField[] = [
  field('card.id', [heading('Tunniste', 'Identifierare', 'Identifier')], { synonyms: 'id, tunnus, koodi, kod, code, nid' }),
  field('card.name', [heading('Toimintamallin nimi', 'Verksamhetsmodellens namn', 'Name of the practice')], { isRequired: true, synonyms: 'name, nimi, otsikko, toimintamalli, namn, rubrik, title, practice' }),
  field('card.summary', [heading('Tiivistelmä', 'Sammandrag', 'Summary')], { isRequired: true, synonyms: 'summary, lyhyesti, lyhyt kuvaus, kort, ingress, abstract, description' }),
  field('card.organisation', [heading('Toteuttaja', 'Genomförare', 'Organisation')], { synonyms: 'toteuttajat, tekijät, tekijä, organisaatio, författare, authors, author, organization' }),
  field('card.project', [heading('Hanke', 'Projekt', 'Project')], { synonyms: 'kehittämishanke, kokonaisuus' }),
  field('card.audience', [heading('Kohderyhmä', 'Målgrupp', 'Target group')], { synonyms: 'kohderyhmät, asiakasryhmä, målgrupper, target groups, audience' }),
  field('card.start', [heading('Lähtökohta', 'Utgångsläge', 'Starting point')], { synonyms: 'start, tausta, toimintaympäristö, bakgrund, background' }),
  field('card.goals', [heading('Tavoitteet', 'Mål', 'Goals')], { synonyms: 'tavoite, syfte, aims' }),
  field('card.steps', [heading('Toiminnan kuvaus', 'Beskrivning av verksamheten', 'How it works')], { synonyms: 'steps, toimintamallin kuvaus, ratkaisun kuvaus, ratkaisu, kuvaus, beskrivning, lösning, solution, what it is' }),
  field('card.preconditions', [heading('Edellytykset', 'Förutsättningar', 'Conditions')], { synonyms: 'toimivuuden edellytykset, preconditions' }),
  field('card.cost', [heading('Resurssit ja kustannukset', 'Resurser och kostnader', 'Resources and costs')], { synonyms: 'resurssit, kustannukset, resurser, kostnader, resources, costs, cost' }),
  field('card.costAmount', [heading('Kustannus vuodessa, euroa', 'Kostnad per år, euro', 'Cost a year, euros')], { synonyms: 'costAmount' }),
  field('card.stage', [heading('Näytön taso', 'Evidensnivå', 'Level of evidence')], { synonyms: 'stage, kehitysvaihe, utvecklingsskede, stage of development' }),
  field('card.evidence', [heading('Näyttö ja arviointi', 'Evidens och utvärdering', 'Evidence and evaluation')], { synonyms: 'evidence, arviointi, arvioinnin tulokset, näyttö, utvärdering, evidens, evaluation' }),
  field('card.results', [heading('Tulokset', 'Resultat', 'Results')], { synonyms: 'vaikutukset, tulokset ja vaikutukset, effekter, outcomes' }),
  field('card.adoption', [heading('Käyttöönotto', 'Ibruktagande', 'How to adopt it')], { synonyms: 'vinkit toimintamallin soveltajille, soveltaminen, levittäminen, spridning, adoption' }),
  field('card.sources', [heading('Lähteet', 'Källor', 'Sources')], { synonyms: 'lähde, källa, references' }),
  field('card.links', [heading('Linkit', 'Länkar', 'Links')], { synonyms: 'linkki, verkko-osoite, url, www, länk, website' }),
  field('card.keywords', [heading('Asiasanat', 'Ämnesord', 'Keywords')], { synonyms: 'avainsanat, nyckelord, tags' }),
  field('card.licence', [heading('Lisenssi', 'Licens', 'Licence')], { synonyms: 'käyttöoikeus, license' }),
  field('card.validFrom', [heading('Voimassa alkaen', 'I kraft från', 'In force from')], { synonyms: 'validFrom' })
]
