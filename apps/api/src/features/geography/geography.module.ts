import { Module } from '@nestjs/common'
import { GeographyQueries } from './geography.queries.js'
import { GeographyResolver } from './geography.resolver.js'

/** Which municipalities make up which area, in which year? */
@Module({ providers: [GeographyQueries, GeographyResolver], exports: [GeographyQueries] })
export class GeographyModule {}
