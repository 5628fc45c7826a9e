import { Module } from '@nestjs/common'
import { NegotiatingService } from './negotiating.service.js'
import { NegotiationReader } from './negotiation-reader.js'
import { NegotiationResolver } from './negotiation.resolver.js'
import { NegotiationService } from './negotiation.service.js'
import { NegotiationWork } from './negotiation-work.js'

/** Who speaks for the network with the authorities? */
@Module({ providers: [NegotiationResolver, NegotiationReader, NegotiationService, NegotiatingService, NegotiationWork] })
export class NegotiationModule {}
