-- Posts the same alerts in turn, `batch` of them a request: as Alertmanager's webhook does (form "webhook", version 4),
-- to Alertmanager's own API (form "alerts", v2), which "plain" sends to other programs too.
local bodies, turn = {}, 0

local function labels(system, n)
  return string.format(
    '{"alertname":"DataDriftHigh","system":"%s","severity":"critical","instance":"scorer-%06d:8080","job":"model-monitoring","feature":"feature_%d"}',
    system, n, n % 40)
end

-- two systems have no alert in common
local function fingerprint(system, n)
  local sum = 7
  for i = 1, #system do
    sum = (sum * 31 + system:byte(i)) % 4294967296
  end
  return string.format("%08x%08x", sum, n)
end

local annotations = '{"summary":"More than half of the features have drifted","description":"Share of drifted features above 0.5 for 10 minutes"}'

local function alert(form, system, n, starts_at)
  local common = string.format('"labels":%s,"annotations":%s,"startsAt":"%s","generatorURL":"http://prometheus.example/graph?g0.expr=drift_share"',
    labels(system, n), annotations, starts_at)
  if form ~= "webhook" then
    return "{" .. common .. "}"
  end
  return string.format('{"status":"firing",%s,"endsAt":"0001-01-01T00:00:00Z","fingerprint":"%s"}', common, fingerprint(system, n))
end

local function body(form, alerts)
  if form ~= "webhook" then
    return "[" .. table.concat(alerts, ",") .. "]"
  end
  return '{"version":"4","groupKey":"{}:{alertname=\\"DataDriftHigh\\"}","truncatedAlerts":0,"status":"firing","receiver":"quell",'
    .. '"groupLabels":{"alertname":"DataDriftHigh"},"commonLabels":{"alertname":"DataDriftHigh"},"commonAnnotations":{},'
    .. '"externalURL":"http://alertmanager.example:9093","alerts":[' .. table.concat(alerts, ",") .. "]}"
end

function init(args)
  local form, system, series, batch, starts_at, authorization = args[1], args[2], tonumber(args[3]), tonumber(args[4]), args[5], args[6]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  if authorization and authorization ~= "" then
    wrk.headers["Authorization"] = authorization
  end
  for first = 0, series - 1, batch do
    local alerts = {}
    for n = first, first + batch - 1 do
      alerts[#alerts + 1] = alert(form, system, n % series, starts_at)
    end
    bodies[#bodies + 1] = wrk.format(nil, nil, nil, body(form, alerts))
  end
end

function request()
  turn = turn % #bodies + 1
  return bodies[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency.max,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
