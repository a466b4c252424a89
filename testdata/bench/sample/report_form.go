package sample

// reportForm is the filled form of the template incident-report, with places for the
// facts of an incident.
const reportForm = `# Post-Mortem Report: {{.Service}} failed {{.Errors}} % of its requests

**Incident ID**: {{id}}  
**Date**: {{day 0}}  
**Duration**: {{clock 0}} - {{clock .Closed}} UTC ({{.Length}})  
**Severity**: HIGH  
**Status**: Approved

---

## Executive Summary

**What Happened**:  
From {{clock 0}} to {{clock .Closed}} UTC {{.Service}} answered {{.Errors}} % of all requests with an error.

**Impact**:  
- Users Affected: {{grouped .Users}}
- Revenue Impact: {{money (mul .Lost .Price)}} (estimated)
- Reputation Impact: Low

**Root Cause**:  
{{.Cause}}.

**Resolution**:  
The release was rolled back, and requests that had waited were answered once the {{.Part}} had room again.

---

## Incident Details

### Detection
- **How Detected**: Automated alert
- **Detection Time**: {{day 0}} {{clock .Detected}}:00 UTC
- **Alert Source**: Prometheus
- **Time to Detection**: {{minutes .Detected}} from start

### Response
- **First Responder**: {{person 0}}
- **Incident Commander**: {{person 3}}
- **Response Time**: {{minutes (sub .Responded .Detected)}} from detection
- **Escalation**: Yes - the support of {{.Vendor}} was called at {{clock .Found}} UTC
- **Teams Involved**:
  - Backend Team: {{person 0}}, {{person 1}}
  - DevOps Team: {{person 2}}
  - External Support: {{.Vendor}}

### Communication
- **Internal Notification**: Slack
- **External Notification**: Yes - status page update at {{clock .Found}} UTC
- **Stakeholders Informed**:
  - Engineering: {{clock .Responded}} UTC
  - Management: {{clock .Found}} UTC
  - Customers: {{clock .Found}} UTC

---

## Timeline

> All times in UTC.

| Time | Event | Actor | Notes |
|------|-------|-------|-------|
{{range .Events}}| {{clock .After}} | {{.What}} | {{.Who}} | {{.Remark}} |
{{end}}
**Key Milestones**:
- **Time to Detect**: {{minutes .Detected}}
- **Time to Investigate**: {{minutes (sub .Found .Responded)}}
- **Time to Mitigate**: {{minutes (sub .Mended .Found)}}
- **Time to Resolve**: Total {{minutes .Closed}}
- **MTTR (Mean Time to Recovery)**: {{minutes .Closed}}

---

## Impact Analysis

### User Impact
- **Affected Users**: {{grouped .Users}}
- **User Experience**: Intermittent errors
- **Geography**: Global
- **Duration**: {{.Length}}

### Business Impact
- **Revenue Impact**: {{money (mul .Lost .Price)}} (estimated)
  - Lost Transactions: {{grouped .Lost}}
  - Average Transaction Value: {{money .Price}}
  - Calculation: {{grouped .Lost}} × {{money .Price}} = {{money (mul .Lost .Price)}}
- **SLA Breach**: No
- **Customer Complaints**: 14
- **Reputation Impact**: Low - all complaints came by mail and were answered the same day

### Technical Impact
- **Services Affected**:
  - {{.Service}}: Degraded
  - Database: Normal
- **Data Impact**: None
- **Monitoring Impact**: Alert flooding

### Metrics
` + "```" + `
Error Rate: {{.Errors}}% (normal: <1%)
Response Time P95: 9.4 seconds (normal: <1s)
` + "```" + `

---

## Root Cause Analysis

### What Happened
{{story 8}}

{{story 6}}

### Why It Happened
{{story 7}}

### Contributing Factors
1. **No limit across retries**: {{story 1}}
2. **No metric of the {{.Part}}**: {{story 1}}
3. **Long timeouts**: {{story 1}}

### What Worked Well
{{items 3}}
### What Didn't Work Well
{{items 3}}
---

## Resolution & Recovery

### Immediate Actions Taken
1. **Raised the number of instances**: {{clock .Found}} UTC - new requests were taken up within a minute
2. **Switched back to the earlier version**: {{clock .Mended}} UTC - errors began to fall

### Mitigation Steps
` + "```bash" + `
kubectl -n shop scale deployment/{{.Service}} --replicas=10
./deploy/switch.sh {{.Service}} green
` + "```" + `

### Verification
- **Health Checks**: ` + "`/healthz`" + ` of all six instances
- **Smoke Tests**: Ten test requests in each region
- **Monitoring**: Error rate, response time and the {{.Part}}
- **Duration**: {{minutes .Watched}}

---

## Action Items

### Immediate (This Week)
- [x] **{{action 0}}** - Owner: {{person 0}} - Due: {{day 5}} - #{{ticket 0}}
- [ ] **{{action 1}}** - Owner: {{person 1}} - Due: {{day 7}} - #{{ticket 1}}

### Short-term (This Month)
- [ ] **{{action 2}}** - Owner: {{person 2}} - Due: {{day 25}} - #{{ticket 2}}
- [ ] **{{action 3}}** - Owner: {{person 3}} - Due: {{day 27}} - #{{ticket 3}}

### Long-term (This Quarter)
- [ ] **{{action 4}}** - Owner: {{person 4}} - Due: {{day 80}} - #{{ticket 4}}

### Tracking
- All action items have an issue of their own: #{{ticket 0}}, #{{ticket 1}}, #{{ticket 2}}, #{{ticket 3}}, #{{ticket 4}}
- Link to project board: https://github.com/example/{{.Service}}/projects/7
- Review progress in next team meeting: {{day 7}}

---

## Lessons Learned

### What We Learned
{{range $i, $lesson := lessons}}{{add $i 1}}. {{$lesson}}
{{end}}
### Process Observations
- **Detection**: {{story 1}}
- **Response**: {{story 1}}
- **Communication**: {{story 1}}
- **Resolution**: {{story 1}}

### Similar Incidents
- **Pattern Detected**: No

---

## Review & Approval

### Post-Mortem Meeting
- **Date**: {{day 2}} 10:00
- **Attendees**: {{person 0}}, {{person 1}}, {{person 2}}, {{person 3}}
- **Meeting Notes**: https://wiki.example.com/meetings/{{day 2}}-{{.Service}}

### Review Feedback
| Reviewer | Feedback | Status |
|----------|----------|--------|
| {{person 3}} | Say how many customers were enough to fill the {{.Part}} | Addressed |

### Approval
- **Reviewed By**: {{person 3}} - Date: {{day 4}}
- **Approved By**: {{person 4}} - Date: {{day 5}}
- **Published**: Yes - https://wiki.example.com/postmortems/{{id}}

---

**Document Owner**: {{person 3}}  
**Created**: {{day 1}}  
**Last Updated**: {{day 5}}  
**Version**: 1.0  
**Status**: Approved
`
