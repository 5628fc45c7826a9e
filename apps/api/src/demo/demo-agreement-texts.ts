/** What the agreements of the demo say: short, and invented. */
import type { AgreementKind } from '@solmu/domain/governance/agreement.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export interface AgreementTexts {
  readonly title: LocalizedText
  readonly summary: LocalizedText
  readonly versions: readonly { readonly content: LocalizedText; readonly news: LocalizedText }[]
}

const none: LocalizedText = { fi: '', sv: '', en: '' }

const consortium = (term: { fi: string; sv: string }, reporting: { fi: string; sv: string }): LocalizedText => ({
  fi: `# 1 Tarkoitus\n\nOsapuolet toteuttavat yhdessä työllistymistä ja osallisuutta edistäviä palveluja koko maassa.\n\n# 2 Osapuolten tehtävät\n\nPaikallisyksiköt vastaavat palvelusta. Aluekeskus ohjaa ja tukee alueensa yksiköitä. Pääkonttori vastaa yhteisistä menettelyistä.\n\n# 3 Raportointi\n\n${reporting.fi}\n\n# 4 Voimassaolo\n\n${term.fi}`,
  sv: `# 1 Syfte\n\nParterna tillhandahåller gemensamt tjänster som främjar sysselsättning och delaktighet i hela landet.\n\n# 2 Parternas uppgifter\n\nDe lokala enheterna ansvarar för tjänsten. Det regionala centret styr och stöder enheterna i sin region. Huvudkontoret ansvarar för gemensamma förfaranden.\n\n# 3 Rapportering\n\n${reporting.sv}\n\n# 4 Giltighet\n\n${term.sv}`,
  en: ''
})

const once = (title: LocalizedText, summary: LocalizedText, content: LocalizedText): AgreementTexts => ({ title, summary, versions: [{ content, news: none }] })

export const agreementTexts: Readonly<Record<AgreementKind, AgreementTexts>> = {
  founding_document: once(
    { fi: 'Konsortion perustamisasiakirja', sv: 'Konsortiets stiftelseurkund', en: 'Founding document of the consortium' },
    { fi: 'Konsortion nimi, tarkoitus ja toimielimet.', sv: 'Konsortiets namn, syfte och organ.', en: 'Name, purpose and bodies of the consortium.' },
    {
      fi: '# 1 Nimi ja kotipaikka\n\nKonsortion nimi on Solmu-konsortio ja kotipaikka Helsinki.\n\n# 2 Tarkoitus\n\nKonsortio edistää vaikeasti työllistyvien työllistymistä ja osallisuutta.\n\n# 3 Toimielimet\n\n- Jäsenkokous\n- Hallitus\n- Pääkonttori',
      sv: '# 1 Namn och hemort\n\nKonsortiets namn är Solmu-konsortiet och dess hemort är Helsingfors.\n\n# 2 Syfte\n\nKonsortiet främjar sysselsättning och delaktighet.\n\n# 3 Organ\n\n- Medlemsmötet\n- Styrelsen\n- Huvudkontoret',
      en: ''
    }
  ),
  consortium: {
    title: { fi: 'Konsortiosopimus', sv: 'Konsortieavtal', en: 'Consortium agreement' },
    summary: { fi: 'Miten osapuolet tuottavat palvelut yhdessä, raportoivat ja päättävät.', sv: 'Hur parterna producerar tjänsterna, rapporterar och beslutar.', en: 'How the parties provide the services, report and decide.' },
    versions: [
      {
        content: consortium(
          { fi: 'Sopimus on voimassa toistaiseksi. Irtisanomisaika on kolme kuukautta.', sv: 'Avtalet gäller tills vidare. Uppsägningstiden är tre månader.' },
          { fi: 'Yksikkö raportoi tuloksistaan vuosittain.', sv: 'Enheten rapporterar sina resultat årligen.' }
        ),
        news: none
      },
      {
        content: consortium(
          { fi: 'Sopimus on voimassa toistaiseksi. Irtisanomisaika on kuusi kuukautta.', sv: 'Avtalet gäller tills vidare. Uppsägningstiden är sex månader.' },
          { fi: 'Yksikkö raportoi tuloksistaan neljännesvuosittain yhteisin mittarein.', sv: 'Enheten rapporterar sina resultat kvartalsvis med gemensamma mätare.' }
        ),
        news: { fi: 'Raportointi muuttuu neljännesvuosittaiseksi ja irtisanomisaika pitenee.', sv: 'Rapporteringen blir kvartalsvis och uppsägningstiden längre.', en: 'Reports become quarterly, and notice longer.' }
      }
    ]
  },
  framework: once(
    { fi: 'Puitesopimus valmennuspalveluista', sv: 'Ramavtal om träningstjänster', en: 'Framework agreement on coaching' },
    { fi: 'Valmennuspalvelujen yhteiset ehdot tilauksia varten.', sv: 'Gemensamma villkor för beställningar av träningstjänster.', en: 'Common terms of orders.' },
    { fi: '# 1 Kohde\n\nSopimus koskee työhönvalmennusta.\n\n# 2 Tilaukset\n\nPalvelu tilataan erillisellä tilauksella.', sv: '# 1 Föremål\n\nAvtalet gäller arbetsträning.\n\n# 2 Beställningar\n\nTjänsten beställs särskilt.', en: '' }
  ),
  purchase: once(
    { fi: 'Hankintasopimus kuntouttavasta työtoiminnasta', sv: 'Upphandlingsavtal om arbetsverksamhet i rehabiliteringssyfte', en: 'Purchase agreement on rehabilitative work' },
    { fi: 'Palvelun sisältö, hinta ja raportointi tilaajalle.', sv: 'Tjänstens innehåll, pris och rapportering till beställaren.', en: 'What is provided, at what price, and how it is reported.' },
    { fi: '# 1 Palvelu\n\nPalveluntuottaja järjestää kuntouttavaa työtoimintaa.\n\n# 2 Raportointi\n\nPalveluntuottaja raportoi puolivuosittain.', sv: '# 1 Tjänsten\n\nTjänsteproducenten ordnar arbetsverksamhet i rehabiliteringssyfte.\n\n# 2 Rapportering\n\nTjänsteproducenten rapporterar halvårsvis.', en: '' }
  ),
  consensus: once(
    { fi: 'Konsensussopimus yhteisistä toimintatavoista', sv: 'Konsensusavtal om gemensamma arbetssätt', en: 'Consensus agreement on ways of working' },
    { fi: 'Miten erimielisyydet ratkaistaan ja toimintatavat tarkistetaan.', sv: 'Hur meningsskiljaktigheter löses och arbetssätt ses över.', en: 'How differences are settled and ways of working looked at again.' },
    { fi: '# 1 Yhteinen tahto\n\nOsapuolet pyrkivät yksimielisyyteen.\n\n# 2 Erimielisyydet\n\nErimielisyys käsitellään ensin aluekeskuksessa.', sv: '# 1 Gemensam vilja\n\nParterna strävar efter enighet.\n\n# 2 Meningsskiljaktigheter\n\nSådana behandlas först i det regionala centret.', en: '' }
  ),
  data_protection: once(
    { fi: 'Tietosuojasopimus', sv: 'Dataskyddsavtal', en: 'Data protection agreement' },
    { fi: 'Miten osapuolet käsittelevät henkilötietoja.', sv: 'Hur parterna behandlar personuppgifter.', en: 'How the parties process personal data.' },
    {
      fi: '# 1 Roolit\n\nYksikkö on rekisterinpitäjä omien asiakkaidensa tiedoille.\n\n# 2 Käsittely\n\n- Tietoja käsitellään vain palvelun antamiseksi.\n- Tuloksista kerätään vain lukumääriä.\n\n# 3 Tietoturvaloukkaukset\n\nLoukkauksesta ilmoitetaan pääkonttorille viipymättä.',
      sv: '# 1 Roller\n\nEnheten är personuppgiftsansvarig för sina egna kunders uppgifter.\n\n# 2 Behandling\n\n- Uppgifter behandlas endast för tjänsten.\n- Om resultaten samlas endast antal in.\n\n# 3 Personuppgiftsincidenter\n\nEn incident anmäls utan dröjsmål till huvudkontoret.',
      en: ''
    }
  )
}
