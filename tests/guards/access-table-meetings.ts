/** The rows of the table of access that are about meetings. */
export const meetingRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Meetings: the head office arranges them, and a centre those of its own bodies. Others read what was called of the bodies in which
# ── they sit, and what was published; of this one, which is held in a body of others, they know nothing. ──
Query.meetings                                     centre       shown                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meeting                                      centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingSeats                                 centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingsAbout                                centre       shown                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingSigners                               centre       done                  ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Query.meetingPlaces                                none         done                  N···  A···  A···  N···  N···  N···  N···  N···
Mutation.planMeeting                               centre       REQUIRED              ··NN  ··AM  AN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.changeMeeting                             centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.setMeetingAgenda                          centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.callMeeting                               centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.cancelMeeting                             centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.openMeeting                               centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.recordAttendance                          centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.declareRecusal                            centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.recordMeetingItem                         centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.closeMeeting                              centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.writeMinutes                              centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.publishMinutes                            centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.removeMeetingPaper                        centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
# Whoever reads them finds that others were chosen to sign.
Mutation.signMinutes                               centre       MINUTES_SIGNER        ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
POST /api/meetings/:id/papers                      centre       UNSUPPORTED_MEDIA     ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
GET /api/meetings/:id/papers/:paperId              centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
GET /api/meetings/:id/notice.pdf                   centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
GET /api/meetings/:id/minutes.pdf                  centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
GET /api/meetings/:id/meeting.ics                  centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
# One's own calendar; whoever has its address needs no session.
Query.calendarLink                                 none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.makeCalendarLink                          none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.revokeCalendarLink                        none         done                  A···  A···  A···  A···  A···  A···  N···  A···
GET /api/calendar/:file                            none         done                  A···  A···  A···  A···  A···  A···  A···  A···
`
