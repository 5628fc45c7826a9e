import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { MandateFileController } from './mandate-file.controller.js'
import { MandateReader } from './mandate-reader.js'
import { MandateResolver } from './mandate.resolver.js'
import { MandateService } from './mandate.service.js'
import { MandateWork } from './mandate-work.js'

/** Who may speak for a member? */
@Module({ controllers: [MandateFileController], providers: [MandateResolver, MandateReader, MandateService, MandateWork, Recorded], exports: [MandateReader] })
export class MandateModule {}
