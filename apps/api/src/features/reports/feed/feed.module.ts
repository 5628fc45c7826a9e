import { Module } from '@nestjs/common'
import { PublicationModule } from '../publication/publication.module.js'
import { FeedController } from './feed.controller.js'
import { FeedService } from './feed.service.js'

/** Published figures for spreadsheets that ask for them again and again. */
@Module({ imports: [PublicationModule], controllers: [FeedController], providers: [FeedService] })
export class FeedModule {}
