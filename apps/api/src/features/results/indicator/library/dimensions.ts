import { words, type LibraryCategory, type LibraryDimension, type LibraryGroup } from './library-entry.js'

/** The headings under which indicators stand, in the order in which forms show them. */
export const libraryGroups: readonly LibraryGroup[] = [
  { code: 'customers', name: words('Asiakkaat', 'Kunder', 'Customers') },
  { code: 'transitions', name: words('Siirtymät', 'Övergångar', 'Transitions') },
  { code: 'employers', name: words('Työnantajat', 'Arbetsgivare', 'Employers') },
  { code: 'resources', name: words('Resurssit', 'Resurser', 'Resources') },
  { code: 'economy', name: words('Talous', 'Ekonomi', 'Economy') },
  { code: 'quality', name: words('Laatu ja palaute', 'Kvalitet och respons', 'Quality and feedback') },
  { code: 'esf_plus', name: words('ESR+', 'ESF+', 'ESF+') }
]

const category = (code: string, name: LibraryCategory['name']): LibraryCategory => ({ code, kind: 'category', name })

const unknown: LibraryCategory = { code: 'unknown', kind: 'unknown', name: words('Ei tiedossa', 'Okänt', 'Unknown') }
const notAsked: LibraryCategory = { code: 'not_asked', kind: 'not_asked', name: words('Ei kysytty', 'Inte frågat', 'Not asked') }

/** The ways in which figures are broken down. */
export const libraryDimensions: readonly LibraryDimension[] = [
  {
    code: 'customer_group',
    name: words('Asiakasryhmä', 'Kundgrupp', 'Customer group'),
    categories: [
      category('i', words('Ryhmä I', 'Grupp I', 'Group I')),
      category('ii', words('Ryhmä II', 'Grupp II', 'Group II')),
      category('iii', words('Ryhmä III', 'Grupp III', 'Group III')),
      unknown
    ]
  },
  {
    code: 'gender',
    name: words('Sukupuoli', 'Kön', 'Gender'),
    categories: [
      category('f', words('Naiset', 'Kvinnor', 'Women')),
      category('m', words('Miehet', 'Män', 'Men')),
      category('x', words('Muu tai ei-binäärinen', 'Annat eller icke-binärt', 'Other or non-binary')),
      unknown,
      notAsked
    ]
  },
  {
    code: 'age_class',
    name: words('Ikäluokka', 'Åldersklass', 'Age class'),
    categories: [
      category('u18', words('Alle 18', 'Under 18', 'Under 18')),
      category('a18_29', words('18–29', '18–29', '18–29')),
      category('a30_54', words('30–54', '30–54', '30–54')),
      category('a55p', words('55 tai yli', '55 eller äldre', '55 or over')),
      unknown
    ]
  },
  {
    code: 'referral_source',
    name: words('Lähettävä taho', 'Remitterande instans', 'Referral source'),
    categories: [
      category('self', words('Hakeutui itse', 'På eget initiativ', 'Came by themselves')),
      category('employment_services', words('Työllisyyspalvelut', 'Sysselsättningstjänster', 'Employment services')),
      category(
        'joint_service',
        words(
          'Monialainen yhteispalvelu (ent. TYP)',
          'Sektorsövergripande samservice (f.d. TYP)',
          'Multidisciplinary joint service (formerly TYP)'
        )
      ),
      category(
        'work_ability_team',
        words('Työkyvyn tuen tiimi', 'Team för stöd för arbetsförmågan', 'Work ability support team')
      ),
      category('disability_services', words('Vammaispalvelut', 'Handikappservice', 'Disability services')),
      category('adult_social_work', words('Aikuissosiaalityö', 'Vuxensocialarbete', 'Adult social work')),
      category('addiction_services', words('Päihdepalvelut', 'Missbrukarvård', 'Addiction services')),
      category(
        'health_services',
        words('Terveyspalvelut ja kuntoutus', 'Hälsovård och rehabilitering', 'Health services and rehabilitation')
      ),
      category('school', words('Oppilaitos', 'Läroanstalt', 'School or college')),
      category('relatives', words('Omaiset ja läheiset', 'Anhöriga och närstående', 'Relatives and friends')),
      category('other', words('Muu verkosto', 'Annat nätverk', 'Other network')),
      unknown
    ]
  },
  {
    code: 'language',
    name: words('Asiointikieli', 'Kontaktspråk', 'Language of service'),
    categories: [
      category('fi', words('Suomi', 'Finska', 'Finnish')),
      category('sv', words('Ruotsi', 'Svenska', 'Swedish')),
      category('other', words('Muu', 'Annat', 'Other')),
      unknown
    ]
  },
  {
    code: 'coaching_phase',
    name: words('Valmennuksen vaihe', 'Skede i arbetsträningen', 'Coaching phase'),
    categories: [
      category(
        'first_meeting',
        words('Hakeutuminen ja ensitapaaminen', 'Ansökan och första möte', 'Seeking and first meeting')
      ),
      category(
        'profiling',
        words(
          'Osaamisen kartoitus ja ammatillinen profiili',
          'Kartläggning av kunnande och yrkesprofil',
          'Skills mapping and vocational profile'
        )
      ),
      category(
        'job_search',
        words('Työnhaku avoimilta työmarkkinoilta', 'Arbetssökning på öppna arbetsmarknaden', 'Open-market job search')
      ),
      category(
        'agreement',
        words('Työstä ja tuesta sopiminen', 'Överenskommelse om arbete och stöd', 'Agreeing work and support')
      ),
      category(
        'support_at_work',
        words(
          'Tuki työssä asiakkaalle ja työnantajalle',
          'Stöd i arbetet för kund och arbetsgivare',
          'Support at work for customer and employer'
        )
      ),
      category('support_outside_work', words('Tuki työn ulkopuolella', 'Stöd utanför arbetet', 'Support outside work')),
      unknown
    ]
  },
  {
    code: 'cost_category',
    name: words('Kululaji', 'Kostnadsslag', 'Cost category'),
    categories: [
      category('staff', words('Palkat', 'Löner', 'Staff')),
      category('side_costs', words('Palkkojen sivukulut', 'Lönebikostnader', 'Side costs of staff')),
      category('purchased_services', words('Ostopalvelut', 'Köpta tjänster', 'Purchased services')),
      category('travel', words('Matkat', 'Resor', 'Travel')),
      category('premises', words('Toimitilat', 'Lokaler', 'Premises')),
      category(
        'equipment',
        words('Koneet, laitteet ja tarvikkeet', 'Maskiner, utrustning och material', 'Equipment and materials')
      ),
      category('communication', words('Viestintä', 'Kommunikation', 'Communication')),
      category('overhead', words('Yleiskulut', 'Allmänna kostnader', 'Overhead')),
      category('participants', words('Osallistujien kulut', 'Deltagarkostnader', 'Participant costs')),
      category('audit', words('Tilintarkastus', 'Revision', 'Audit')),
      category('other', words('Muut kulut', 'Övriga kostnader', 'Other costs')),
      unknown
    ]
  }
]
