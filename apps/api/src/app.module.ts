import { type DynamicModule, Module } from '@nestjs/common'
import { GraphQLModule } from '@nestjs/graphql'
import type { Logger } from 'pino'
import type { Config } from './core/config/config.js'
import { CoreModule } from './core/core.module.js'
import { graphqlOptions } from './core/graphql/graphql.options.js'
import { JobWorker } from './core/jobs/worker.js'
import { jobHandlers } from './job-handlers.js'
import { entities } from './entities.js'
import { AccessModule } from './features/access/access.module.js'
import { IdentityProviderModule } from './features/access/identity-provider/provider.module.js'
import { AuditModule } from './features/audit/audit.module.js'
import { GeographyModule } from './features/geography/geography.module.js'
import { GovernanceModule } from './features/governance/governance.module.js'
import { PortfolioModule } from './features/portfolio/portfolio.module.js'
import { IdentityModule } from './features/identity/identity.module.js'
import { OnboardingModule } from './features/onboarding/onboarding.module.js'
import { PasswordResetModule } from './features/identity/password-reset/password-reset.module.js'
import { InboxModule } from './features/inbox/inbox.module.js'
import { NetworkModule } from './features/network/network.module.js'
import { QualityModule } from './features/quality/quality.module.js'
import { ReportsModule } from './features/reports/reports.module.js'
import { ResultsModule } from './features/results/results.module.js'

/** The whole application: the core and its features. */
@Module({})
export class AppModule {
  static of(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.of({ config, logger, entities }),
        GraphQLModule.forRoot(graphqlOptions(logger, config)),
        IdentityModule,
        PasswordResetModule,
        GeographyModule,
        NetworkModule,
        AccessModule,
        IdentityProviderModule,
        AuditModule,
        GovernanceModule,
        PortfolioModule,
        QualityModule,
        OnboardingModule,
        ResultsModule,
        ReportsModule,
        InboxModule
      ],
      providers: [jobHandlers, JobWorker]
    }
  }
}
