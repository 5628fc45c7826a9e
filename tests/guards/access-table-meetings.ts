/** The rows of the table of access that are about meetings. */
export const meetingRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── Meetings: the head office arranges them, and a centre those of its own bodies. Others read what was called of the bodies in which
# ── they sit, and what was published; of this one, which is held in a body of others, they know nothing. Whoever leads a body, or
# ── writes for it, arranges its meetings by that seat, which is told by meeting-offices.spec; nobody here does. ──
Query.meetings                                     centre       shown                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meeting                                      centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingSeats                                 centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingsAbout                                centre       shown                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingSigners                               centre       done                  ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Query.meetingPlaces                                none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Mutation.planMeeting                               centre       REQUIRED              ··NM  ··AM  AN·M  ··NM  ··NM  ··NM  ··NN  ··NM
Mutation.changeMeeting                             centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.setMeetingAgenda                          centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.callMeeting                               centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.cancelMeeting                             centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.openMeeting                               centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.recordAttendance                          centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.declareRecusal                            centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.recordMeetingItem                         centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.closeMeeting                              centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.writeMinutes                              centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
Mutation.publishMinutes                            centre       STALE                 ··NN  ··AM  AM·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.removeMeetingPaper                        centre       STALE                 ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
# Whoever reads them finds that others were chosen to sign.
Mutation.signMinutes                               centre       MINUTES_SIGNER        ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
POST /api/meetings/:id/papers                      centre       UNSUPPORTED_MEDIA     ··MM  ··AM  AM·M  ··MM  ··MM  ··MM  ··NN  ··MM
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
