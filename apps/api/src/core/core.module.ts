import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common'
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core'
import type { Logger } from 'pino'
import { Access } from './access/access.js'
import { NamedRights } from './access/named-rights.js'
import { AccessGuard } from './access/access.guard.js'
import { AuditWriter } from './audit/audit-writer.js'
import { CONFIG, type Config } from './config/config.js'
import { SecretBox } from './crypto/secret-box.js'
import { Db, ENTITIES } from './db/db.js'
import { OperationInterceptor } from './db/operation.interceptor.js'
import { FirstRunSteps } from './first-run-steps.js'
import { Records } from './records.js'
import { WorkSources } from './work-sources.js'
import { Loaders } from './graphql/loaders.js'
import { DateScalar, DateTimeScalar, DecimalScalar } from './graphql/scalars.js'
import { TrustedOperations } from './graphql/trusted-operations.js'
import { HealthController } from './http/health.controller.js'
import { LOGGER } from './http/logger.js'
import { RateGuard } from './http/rate.guard.js'
import { RateLimits } from './http/rate-limits.js'
import { Jobs } from './jobs/jobs.js'
import { Mailer } from './mail/mailer.js'
import { Notices } from './mail/notices.js'
import { Outbox } from './mail/outbox.js'
import { PaperService } from './pdf/paper.service.js'
import { FileStorage } from './storage/storage.js'

/** The mechanisms that every feature stands on; it knows no business noun. */
@Global()
@Module({})
export class CoreModule {
  static of(given: { config: Config; logger: Logger; entities: readonly (new () => object)[] }): DynamicModule {
    const shared: Provider[] = [
      { provide: CONFIG, useValue: given.config },
      { provide: LOGGER, useValue: given.logger },
      { provide: ENTITIES, useValue: given.entities },
      { provide: SecretBox, useValue: new SecretBox(given.config.SECRET_KEYS) },
      ...[Db, Access, AuditWriter, Loaders, Jobs, Mailer, Outbox, NamedRights, Records, Notices, PaperService, FileStorage, RateLimits, TrustedOperations, FirstRunSteps, WorkSources]
    ]
    return {
      module: CoreModule,
      controllers: [HealthController],
      providers: [
        ...shared,
        DateScalar,
        DateTimeScalar,
        DecimalScalar,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: RateGuard },
        { provide: APP_INTERCEPTOR, useClass: OperationInterceptor }
      ],
      exports: shared
    }
  }
}
