package dev.quell.security;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body has been read to check its signature, and is there to be read again. */
class SignedRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final Runnable whenAnswered;

    /** @param whenAnswered runs after an answer that was given later, by another thread */
    SignedRequest(HttpServletRequest request, byte[] body, Runnable whenAnswered) {
        super(request);
        this.body = body;
        this.whenAnswered = whenAnswered;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Remembered(new ByteArrayInputStream(body));
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        var context = super.startAsync(request, response);
        context.addListener(new Answered(whenAnswered));
        return context;
    }

    private record Answered(Runnable then) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            then.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // ends with onComplete
        }

        @Override
        public void onError(AsyncEvent event) {
            // ends with onComplete
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }

    private static final class Remembered extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Remembered(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is in memory; read it");
        }
    }
}
