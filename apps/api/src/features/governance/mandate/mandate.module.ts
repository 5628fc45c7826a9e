import { Module } from '@nestjs/common'
import { MandateReader } from './mandate-reader.js'
import { MandateResolver } from './mandate.resolver.js'
import { MandateService } from './mandate.service.js'
import { MandateWork } from './mandate-work.js'

/** Who may speak for a member? */
@Module({ providers: [MandateResolver, MandateReader, MandateService, MandateWork], exports: [MandateReader] })
export class MandateModule {}
