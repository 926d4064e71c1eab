package planted;

import java.net.http.HttpClient;

/** Calls another server past the outbound rules, so that the rule against it can be seen to fail. */
class OutwardCall {

    HttpClient http;
}
