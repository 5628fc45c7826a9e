/** Where the texts of membership and governance lie; see messages.ts. */
export const memberMessages = {
  membership: {
    fi: () => import('../features/onboarding/membership/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/onboarding/membership/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/onboarding/membership/messages/en.json', { with: { type: 'json' } })
  },
  decision: {
    fi: () => import('../features/onboarding/decision/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/onboarding/decision/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/onboarding/decision/messages/en.json', { with: { type: 'json' } })
  },
  centreChoice: {
    fi: () => import('../features/governance/centre-choice/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/centre-choice/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/centre-choice/messages/en.json', { with: { type: 'json' } })
  },
  portfolio: {
    fi: () => import('../features/portfolio/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/messages/en.json', { with: { type: 'json' } })
  },
  projectResults: {
    fi: () => import('../features/portfolio/results/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/results/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/results/messages/en.json', { with: { type: 'json' } })
  },
  knowledge: {
    fi: () => import('../features/portfolio/knowledge/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/knowledge/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/knowledge/messages/en.json', { with: { type: 'json' } })
  },
  funded: {
    fi: () => import('../features/portfolio/funded/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/funded/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/funded/messages/en.json', { with: { type: 'json' } })
  },
  projectMoney: {
    fi: () => import('../features/portfolio/money/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/money/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/money/messages/en.json', { with: { type: 'json' } })
  },
  portfolioViews: {
    fi: () => import('../features/portfolio/views/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/views/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/views/messages/en.json', { with: { type: 'json' } })
  },
  projectPlan: {
    fi: () => import('../features/portfolio/plan/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/portfolio/plan/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/portfolio/plan/messages/en.json', { with: { type: 'json' } })
  },
  negotiation: {
    fi: () => import('../features/governance/negotiation/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/negotiation/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/negotiation/messages/en.json', { with: { type: 'json' } })
  },
  proposal: {
    fi: () => import('../features/governance/proposal/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/proposal/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/proposal/messages/en.json', { with: { type: 'json' } })
  },
  ballot: {
    fi: () => import('../features/governance/ballot/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/ballot/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/ballot/messages/en.json', { with: { type: 'json' } })
  },
  charter: {
    fi: () => import('../features/governance/charter/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/charter/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/charter/messages/en.json', { with: { type: 'json' } })
  },
  body: {
    fi: () => import('../features/governance/body/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/body/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/body/messages/en.json', { with: { type: 'json' } })
  },
  mandate: {
    fi: () => import('../features/governance/mandate/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/mandate/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/mandate/messages/en.json', { with: { type: 'json' } })
  },
  register: {
    fi: () => import('../features/governance/decision/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/decision/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/decision/messages/en.json', { with: { type: 'json' } })
  },
  agreement: {
    fi: () => import('../features/governance/agreement/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/agreement/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/agreement/messages/en.json', { with: { type: 'json' } })
  }
} as const
