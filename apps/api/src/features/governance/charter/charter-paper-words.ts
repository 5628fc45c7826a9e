/** The rules of a charter on paper, in the words in which its page tells them. */
import { ruleLines, type RuleLine } from '@solmu/domain/governance/charter-compare.js'
import type { CharterRules } from '@solmu/domain/governance/charter-rules.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { shownRules } from './charter-reader.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const said: Readonly<Record<string, LocalizedText>> = {
  'charter.oneEach': words('Jokaisella jäsenellä on yksi ääni.', 'Varje medlem har en röst.', 'Each member has one vote.'),
  'charter.classVotes': words('Ääniä: pääkonttoria ylläpitävällä {office}, aluekeskusta {centre}, paikallista yksikköä {unit}.', 'Röster: den som driver huvudkontoret {office}, ett regioncenter {centre}, en lokal enhet {unit}.', 'Votes: of whoever runs the head office {office}, a regional centre {centre}, a local unit {unit}.'),
  'charter.rule.votes': words('Äänimäärät', 'Antal röster', 'How votes are weighed'),
  'charter.rule.quorum': words('Päätösvaltaisuus', 'Beslutförhet', 'Quorum'),
  'charter.rule.noticeDays': words('Kutsuaika', 'Kallelsetid', 'Notice'),
  'charter.rule.proxiesAtMost': words('Valtakirjat', 'Fullmakter', 'Proxies'),
  'charter.rule.procedures': words('Menettelyt', 'Förfaranden', 'Procedures'),
  'charter.rule.decidedBy': words('Päättää', 'Beslutar', 'Decided by'),
  'charter.rule.majority': words('Enemmistö', 'Majoritet', 'Majority'),
  'charter.rule.tie': words('Äänten mennessä tasan', 'Vid lika röstetal', 'When votes stand equally'),
  'charter.rule.secrecy': words('Äänestystapa', 'Röstningssätt', 'Manner of voting'),
  'charter.rule.whoMayPropose': words('Saa ehdottaa', 'Får föreslå', 'May propose'),
  'charter.rule.veto': words('Veto-oikeus', 'Vetorätt', 'Veto'),
  'charter.rule.consent': words('Suostumus', 'Samtycke', 'Consent'),
  'charter.rule.voices': words('Kun osapuolia on useita', 'När parterna är flera', 'Where a party is several'),
  'charter.voices.all': words('jokaisen on suostuttava; yksikin voi estää', 'var och en måste samtycka; redan en kan hindra', 'each of them must agree; any one can refuse'),
  'charter.voices.one': words('yhden suostumus riittää; yksikin voi estää', 'det räcker att en samtycker; redan en kan hindra', 'it is enough that one agrees; any one can refuse'),
  'charter.nobody': words('ei kenelläkään', 'ingen', 'nobody'),
  'charter.noProxies': words('ei valtakirjoja', 'inga fullmakter', 'no proxies'),
  'charter.proxies.one': words('{count} valtakirja henkilöä kohti', '{count} fullmakt per person', '{count} proxy each'),
  'charter.proxies.other': words('{count} valtakirjaa henkilöä kohti', '{count} fullmakter per person', '{count} proxies each'),
  'charter.days.one': words('{count} päivä', '{count} dag', '{count} day'),
  'charter.days.other': words('{count} päivää', '{count} dagar', '{count} days'),
  'charter.noticeOfBody': words('toimielimen mukaan', 'enligt organet', 'as the body has it'),
  'charter.body.assembly': words('Jäsenkokous', 'Medlemsmötet', 'General assembly'),
  'charter.body.board': words('Hallitus', 'Styrelsen', 'Board'),
  'charter.body.regional_board': words('Aluehallitus', 'Regionstyrelse', 'Regional board'),
  'charter.body.working_group': words('Työryhmä', 'Arbetsgrupp', 'Working group'),
  'charter.procedure.meeting': words('kokous', 'möte', 'meeting'),
  'charter.procedure.electronic': words('sähköinen äänestys', 'elektronisk omröstning', 'electronic vote'),
  'charter.procedure.written': words('kirjallinen menettely', 'skriftligt förfarande', 'written procedure'),
  'charter.quorumOf.members': words('jäsenistä', 'av medlemmarna', 'of the members'),
  'charter.quorumOf.seats': words('paikoista', 'av platserna', 'of the seats'),
  'charter.quorum.atLeast': words('vähintään {top}/{bottom} {of}, kuitenkin vähintään {atLeast}', 'minst {top}/{bottom} {of}, dock minst {atLeast}', 'at least {top}/{bottom} {of}, and no fewer than {atLeast}'),
  'charter.quorum.over': words('yli {top}/{bottom} {of}, kuitenkin vähintään {atLeast}', 'över {top}/{bottom} {of}, dock minst {atLeast}', 'more than {top}/{bottom} {of}, and no fewer than {atLeast}'),
  'charter.share.simple': words('yksinkertainen: enemmän puolesta kuin vastaan', 'enkel: fler för än emot', 'simple: more for than against'),
  'charter.share.absolute': words('ehdoton: yli puolet', 'absolut: över hälften', 'absolute: more than half'),
  'charter.share.two_thirds': words('vähintään kaksi kolmasosaa', 'minst två tredjedelar', 'at least two thirds'),
  'charter.share.three_quarters': words('vähintään kolme neljäsosaa', 'minst tre fjärdedelar', 'at least three quarters'),
  'charter.base.given': words('annetuista äänistä', 'av avgivna röster', 'of the votes cast'),
  'charter.base.present': words('läsnäolijoista', 'av de närvarande', 'of those present'),
  'charter.base.all': words('kaikista äänioikeutetuista', 'av alla röstberättigade', 'of all who may vote'),
  'charter.abstentions.in': words('tyhjät lasketaan mukaan', 'blanka röster räknas', 'blank votes are counted'),
  'charter.abstentions.out': words('tyhjiä ei lasketa', 'blanka röster räknas inte', 'blank votes are not counted'),
  'charter.tie.chair': words('puheenjohtajan kanta ratkaisee', 'ordförandens ståndpunkt avgör', 'the side of the chair decides'),
  'charter.tie.lot': words('arpa ratkaisee', 'lotten avgör', 'a lot decides'),
  'charter.tie.falls': words('ehdotus raukeaa', 'förslaget förfaller', 'the proposal falls'),
  'charter.tie.again': words('äänestetään uudelleen', 'ny omröstning', 'another vote is held'),
  'charter.secrecy.open': words('avoin', 'öppen', 'open'),
  'charter.secrecy.secret': words('salainen', 'sluten', 'secret'),
  'charter.secrecy.secret_on_request': words('salainen pyydettäessä', 'sluten på begäran', 'secret on request'),
  'charter.mayChange': words('äänen voi vaihtaa sulkemiseen asti', 'rösten får ändras tills omröstningen stängs', 'a vote can be changed until closing'),
  'charter.mayNotChange': words('ääntä ei voi vaihtaa', 'rösten får inte ändras', 'a vote cannot be changed'),
  'charter.party.member': words('jäsen', 'en medlem', 'a member'),
  'charter.party.concerned': words('asianomainen jäsen', 'den berörda medlemmen', 'the member concerned'),
  'charter.party.regional_board': words('aluehallitus', 'regionstyrelsen', 'the regional board'),
  'charter.party.board': words('hallitus', 'styrelsen', 'the board'),
  'charter.party.head_office': words('pääkonttori', 'huvudkontoret', 'the head office'),
  'charter.party.funder': words('rahoittaja', 'finansiären', 'the funder'),
  'charter.matter.ordinary': words('Tavallinen asia', 'Ordinarie ärende', 'Ordinary matter'),
  'charter.matter.election': words('Vaali', 'Val', 'Election'),
  'charter.matter.charter_amendment': words('Perussäännön muutos', 'Ändring av stadgan', 'Amendment of the charter'),
  'charter.matter.expulsion': words('Jäsenen erottaminen', 'Uteslutning av medlem', 'Expulsion of a member'),
  'charter.matter.budget': words('Talousarvio', 'Budget', 'Budget'),
  'charter.matter.centre_choice': words('Aluekeskuksen valinta', 'Val av regioncenter', 'Choice of a regional centre')
}

/** @throws RangeError for a text that is not here: a rule that the page tells and the paper does not */
function say(language: Language, name: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = said[name] ?? said[`${name}.${values['count'] === 1 ? 'one' : 'other'}`]
  if (!text) throw new RangeError(`nothing is said of ${name}`)
  return text[language].replace(/\{(\w+)\}/g, (_all, key: string) => String(values[key]))
}

/** Every rule as a line. */
export const rulesOnPaper = (rules: CharterRules, language: Language): RuleLine[] => ruleLines(shownRules(rules), (name, values) => say(language, name, values), (texts) => pick(texts, language).text)
