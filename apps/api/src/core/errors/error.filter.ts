import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { sendError } from '../http/request-hooks.js'

/** Errors of REST handlers become typed bodies; those of GraphQL go on to its own formatter. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    // Thrown on, not returned: an error that is returned counts as a value, and nobody learns at which field it is.
    if (host.getType<string>() === 'graphql') throw error
    const http = host.switchToHttp()
    return sendError(error, {
      request: http.getRequest<FastifyRequest>(),
      reply: http.getResponse<FastifyReply>(),
      logger: this.logger
    })
  }
}
