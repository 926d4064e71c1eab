-- Starts the response process over the engine's REST API. Argument: the value of the header Authorization, or nothing.
local body = '{"variables":{"title":{"value":"Scores look odd"},"description":{"value":"Scores of new applicants are off since this morning"},"incidentType":{"value":"other"}}}'

function init(args)
  wrk.method = "POST"
  wrk.body = body
  wrk.headers["Content-Type"] = "application/json"
  if args[1] and args[1] ~= "" then
    wrk.headers["Authorization"] = args[1]
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency.max,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
