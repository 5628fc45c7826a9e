/**
 * Which feature may import which (docs/handbook.md, "Rooms"). One table, read
 * by lint for api, web and domain alike.
 */
export const boundaries = {
  identity: [],
  geography: [],
  access: ['identity', 'network'],
  network: ['identity', 'geography'],
  governance: ['network', 'identity'],
  quality: ['network', 'identity', 'geography', 'results'],
  results: ['network', 'identity'],
  onboarding: ['network', 'identity', 'governance', 'quality', 'access'],
  portfolio: ['network', 'governance', 'results', 'quality'],
  reports: ['results', 'quality', 'portfolio', 'network', 'geography'],
  impact: ['results', 'portfolio', 'reports'],
  services: ['network', 'portfolio', 'results'],
  audit: ['network', 'identity', 'access'],
  inbox: ['network', 'identity', 'access', 'geography', 'audit', 'results', 'reports']
}
