/**
 * Frameworks after what others have published: only what may be shipped, which is titles and stages, with scales of our own.
 * Nothing is said under the name of an official list that is not public.
 */
import type { Criterion, FrameworkContent } from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { criterion, metScale, none, points, section, t } from './framework-texts.js'

const selfRating = points(
  'self_rating',
  [
    t('Ei toteudu', 'Uppfylls inte', 'Not in place'),
    t('Toteutuu satunnaisesti', 'Uppfylls ibland', 'Now and then'),
    t('Toteutuu useimmiten', 'Uppfylls oftast', 'Most of the time'),
    t('Toteutuu aina', 'Uppfylls alltid', 'Always')
  ],
  { lowest: 0, metFrom: 2 }
)

type Said = readonly [code: string, title: LocalizedText, guidance?: LocalizedText]
const listOn = (scale: string, rows: readonly Said[]): readonly Criterion[] =>
  rows.map(([code, title, guidance = none]) => criterion(code, scale, { title, guidance }))

export const phasesAndValues: FrameworkContent = {
  kind: 'assessed',
  name: t('Laatukriteereihin perustuva työhönvalmennus: vaiheet ja arvot', 'Kvalitetsbaserad arbetsträning: faser och värden', 'Quality-criteria-based job coaching: phases and values'),
  description: t(
    'Viisi vaihetta ja kahdeksan arvoa itsearvioinnin tueksi. Virallisen kriteeristön voi tuoda tiedostosta tämän rinnalle tai tilalle.',
    'Fem faser och åtta värden som stöd för självvärdering. Den officiella kriterieuppsättningen kan importeras från en fil bredvid eller i stället för denna.',
    'Five phases and eight values for a self-assessment. The official list of criteria can be brought in from a file beside this one or in its place.'
  ),
  notice: t(
    'Tämä on itsearvioinnin muistilista, ei virallinen laatukriteeristö. Asteikko on oma.',
    'Detta är en minneslista för självvärdering, inte den officiella kriterieuppsättningen. Skalan är vår egen.',
    'This is a checklist for self-assessment, not the official list of criteria. The scale is our own.'
  ),
  source: t('Vaiheet ja arvot: julkiset kuvaukset laatukriteereihin perustuvasta ja tuetun työllistymisen työhönvalmennuksesta.', 'Faser och värden: offentliga beskrivningar av kvalitetsbaserad arbetsträning och arbete med stöd.', 'Phases and values: public descriptions of quality-criteria-based coaching and of supported employment.'),
  ...{ subject: 'site', aggregation: 'mean', scales: [selfRating], bands: [] },
  scoring: { method: 'mean', minimumAnswered: 80, skipped: 'leave_out' },
  sections: [
    section('phases', t('Vaiheet', 'Faser', 'Phases'), listOn('self_rating', [
      ['seeking', t('Palveluun hakeutuminen ja sopiminen asiakkaan kanssa', 'Ansökan till servicen och överenskommelse med kunden', 'Seeking the service and agreeing with the customer')],
      ['profile', t('Osaamisen kartoitus ja ammatillinen profilointi', 'Kartläggning av kunnande och yrkesprofilering', 'Skills mapping and vocational profiling')],
      ['job_search', t('Nopea työnhaku avoimilta työmarkkinoilta', 'Snabb jobbsökning på den öppna arbetsmarknaden', 'Quick job search in the open labour market')],
      ['agreeing', t('Työskentely ja tuesta sopiminen työnantajan kanssa', 'Arbete och överenskommelse om stöd med arbetsgivaren', 'Work and agreement on support with the employer')],
      ['support', t('Tuki työsuhteessa ja työn ulkopuolella', 'Stöd i anställningen och utanför arbetet', 'Support in employment and outside work')]
    ])),
    section('values', t('Arvot', 'Värden', 'Values'), listOn('self_rating', [
      ['individuality', t('Yksilöllisyys', 'Individualitet', 'Individuality'), t('Jokaisen lähtökohdat ja toiveet ovat omanlaisiaan.', 'Var och en har egna utgångspunkter och önskemål.', 'Everybody’s starting point and wishes are their own.')],
      ['respect', t('Kunnioitus', 'Respekt', 'Respect'), t('Kohtaaminen on arvostavaa ja iän mukaista.', 'Bemötandet är respektfullt och åldersenligt.', 'People are met with esteem and as adults.')],
      ['self_determination', t('Itsemääräämisoikeus', 'Självbestämmande', 'Self-determination'), t('Asiakas päättää omista asioistaan.', 'Kunden bestämmer om sina egna angelägenheter.', 'The customer decides about their own matters.')],
      ['informed_choice', t('Tietoon perustuva valinta', 'Välgrundade val', 'Informed choice'), t('Valintojen seurauksista kerrotaan ymmärrettävästi.', 'Följderna av olika val förklaras begripligt.', 'What choices lead to is explained in plain words.')],
      ['empowerment', t('Voimaantuminen', 'Egenmakt', 'Empowerment'), t('Asiakas on mukana kehittämässä palvelua.', 'Kunden är med och utvecklar servicen.', 'Customers take part in developing the service.')],
      ['confidentiality', t('Luottamuksellisuus', 'Konfidentialitet', 'Confidentiality'), t('Tietoja annetaan vain asiakkaan suostumuksella.', 'Uppgifter lämnas bara med kundens samtycke.', 'Information is given only with the customer’s consent.')],
      ['flexibility', t('Joustavuus', 'Flexibilitet', 'Flexibility'), t('Palvelu mukautuu asiakkaan tarpeisiin.', 'Servicen anpassas till kundens behov.', 'The service adapts to the customer’s needs.')],
      ['accessibility', t('Saavutettavuus', 'Tillgänglighet', 'Accessibility'), t('Palvelu ja tieto ovat kaikkien saatavilla.', 'Service och information är tillgängliga för alla.', 'Service and information are accessible to all.')]
    ]))
  ]
}

export const euseStages: FrameworkContent = {
  kind: 'assessed',
  name: t('Tuetun työllistymisen viisi vaihetta (EUSE)', 'Fem stadier i arbete med stöd (EUSE)', 'Five stages of supported employment (EUSE)'),
  description: t('Euroopan tuetun työllistymisen liiton viisivaiheinen prosessi. Virallista pisteytystä ei ole: asteikko on verkoston oma.', 'Den europeiska unionens för arbete med stöd femstegsprocess. Ingen officiell poängsättning finns: skalan är nätverkets egen.', 'The five-stage process of the European Union of Supported Employment. There is no official scoring: the scale is the network’s own.'),
  notice: t('Asteikko 0–3 on verkoston oma, ei EUSEn.', 'Skalan 0–3 är nätverkets egen, inte EUSE:s.', 'The scale from 0 to 3 is the network’s own, not that of EUSE.'),
  source: t('Vaiheiden nimet: EUSE (euse.org). Työkalupakin teksti on suojattu tekijänoikeudella, eikä se ole tässä.', 'Stadiernas namn: EUSE (euse.org). Verktygslådans text är upphovsrättsligt skyddad och ingår inte.', 'Names of the stages: EUSE (euse.org). The text of the toolkit is protected by copyright and is not part of this.'),
  ...{ subject: 'site', aggregation: 'mean', scales: [selfRating], bands: [] },
  scoring: { method: 'sum', minimumAnswered: 100, skipped: 'no_score' },
  sections: [
    section('stages', t('Vaiheet', 'Stadier', 'Stages'), listOn('self_rating', [
      ['engagement', t('Asiakkaan mukaantulo', 'Kundens engagemang', 'Client engagement')],
      ['profiling', t('Ammatillinen profilointi', 'Yrkesprofilering', 'Vocational profiling')],
      ['job_finding', t('Työn etsintä', 'Jobbsökning', 'Job finding')],
      ['employer_engagement', t('Työnantajan mukaantulo', 'Arbetsgivarens engagemang', 'Employer engagement')],
      ['support', t('Tuki työssä ja työn ulkopuolella', 'Stöd på och utanför arbetet', 'On- and off-job support')]
    ]))
  ]
}

export const equassPrinciples: FrameworkContent = {
  kind: 'assessed',
  name: t('Itsetarkistus EQUASSin periaatteiden mukaan', 'Självkontroll enligt EQUASS principer', 'EQUASS-aligned self-check'),
  description: t('Kymmenen periaatetta otsikoina omalle näytölle. Auttaa valmistautumaan auditointiin, mutta ei korvaa sitä.', 'Tio principer som rubriker för egen evidens. Hjälper att förbereda en audit men ersätter den inte.', 'Ten principles as headings for one’s own evidence. Helps to prepare for an audit, and does not replace it.'),
  notice: t('Tämä ei ole EQUASS-auditointi eikä -todistus. Auditoinnin tekee lisensoitu auditoija.', 'Detta är ingen EQUASS-audit och inget certifikat. Auditen görs av en licensierad auditor.', 'This is neither an EQUASS audit nor a certificate. Audits are done by licensed auditors.'),
  source: t('Periaatteiden nimet: EQUASS 2018 (epr.eu). Kriteerit ja indikaattorit on lisensoitu, eivätkä ne ole tässä.', 'Principernas namn: EQUASS 2018 (epr.eu). Kriterier och indikatorer är licensierade och ingår inte.', 'Names of the principles: EQUASS 2018 (epr.eu). Criteria and indicators are licensed and are not part of this.'),
  ...{ subject: 'organisation', aggregation: 'none', scales: [metScale], bands: [] },
  scoring: { method: 'share_met', minimumAnswered: 100, skipped: 'no_score' },
  sections: [
    {
      ...section('principles', t('Periaatteet', 'Principer', 'Principles'), listOn('met', [
      ['leadership', t('Johtajuus', 'Ledarskap', 'Leadership')],
      ['staff', t('Henkilöstö', 'Personal', 'Staff')],
      ['rights', t('Oikeudet', 'Rättigheter', 'Rights')],
      ['ethics', t('Etiikka', 'Etik', 'Ethics')],
      ['partnership', t('Kumppanuus', 'Partnerskap', 'Partnership')],
      ['participation', t('Osallisuus', 'Delaktighet', 'Participation')],
      ['person_centred', t('Henkilökeskeisyys', 'Personcentrering', 'Person-centred approach')],
      ['comprehensiveness', t('Kokonaisvaltaisuus', 'Helhetssyn', 'Comprehensiveness')],
      ['results', t('Tuloshakuisuus', 'Resultatinriktning', 'Result orientation')],
      ['improvement', t('Jatkuva parantaminen', 'Kontinuerlig förbättring', 'Continuous improvement')]
      ])),
      guidance: t('Merkitse toteutuneeksi, kun periaatteesta on oma, ajantasainen näyttö.', 'Markera som uppfylld när det finns egen, aktuell evidens för principen.', 'Mark a principle as met when there is own and current evidence of it.')
    }
  ]
}

export const shqs: FrameworkContent = {
  kind: 'certificate',
  name: t('SHQS-laaduntunnustus', 'SHQS-kvalitetserkännande', 'SHQS quality recognition'),
  description: t(
    'Sosiaali- ja terveydenhuollon laatuohjelma, jonka auditointi ja tunnustus tehdään sen omistajan alustalla. Täällä pidetään vain todistus: haltija, voimassaolo, tiedosto ja seuraava auditointi.',
    'Kvalitetsprogram för social- och hälsovården, vars audit och erkännande görs på ägarens plattform. Här förvaras bara intyget: innehavare, giltighetstid, fil och nästa audit.',
    'A quality standard for social and health care, audited and recognised on its owner’s platform. Only the certificate is kept here: holder, validity, file and next audit.'
  ),
  notice: t('Kriteerit omistaa Labquality, eikä niitä ole tässä.', 'Kriterierna ägs av Labquality och ingår inte.', 'The criteria belong to Labquality and are not part of this.'),
  source: t('SHQS 2.0, Labquality (labquality.com). Tunnustus on voimassa kolme vuotta.', 'SHQS 2.0, Labquality (labquality.com). Erkännandet gäller i tre år.', 'SHQS 2.0, Labquality (labquality.com). A recognition is valid for three years.'),
  ...{ subject: 'organisation', aggregation: 'none', scales: [], sections: [], bands: [] },
  scoring: { method: 'share_met', minimumAnswered: 100, skipped: 'no_score' }
}
