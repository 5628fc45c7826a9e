import { Module } from '@nestjs/common'
import { MandateModule } from '../mandate/mandate.module.js'
import { BodyClock } from './body-clock.js'
import { BodyReader } from './body-reader.js'
import { BodyResolver } from './body.resolver.js'
import { BodyService } from './body.service.js'
import { BodyWork } from './body-work.js'

/** Who sits where, and until when? */
@Module({ imports: [MandateModule], providers: [BodyResolver, BodyReader, BodyService, BodyWork, BodyClock], exports: [BodyReader, BodyClock] })
export class BodyModule {}
