package dev.quell.communication;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail over SMTP, from {@code spring.mail.*}; plain text, one recipient a mail, every network wait limited. */
@Component
class SmtpMail implements Mail {

    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";
    private static final int FIRST_PERMANENT = 500;

    private final @Nullable JavaMailSenderImpl sender;
    private final InternetAddress from;
    private final Clock clock;

    SmtpMail(Environment environment, CommunicationProperties properties, Clock clock) throws AddressException {
        this.sender = Binder.get(environment)
                .bind("spring.mail", MailProperties.class)
                .map(SmtpMail::sender)
                .orElse(null);
        this.from = new InternetAddress(properties.from(), true);
        this.clock = clock;
    }

    @Override
    public boolean isConfigured() {
        return sender != null;
    }

    @Override
    public Delivery send(UpdateMessage message, String address) {
        if (sender == null) {
            return new Delivery(Outcome.LATER, "no mail server configured");
        }
        try {
            sender.send(mime(sender, message, new InternetAddress(address, true)));
            return new Delivery(Outcome.SENT, null);
        } catch (AddressException e) {
            return new Delivery(Outcome.REFUSED, "\"" + address + "\" is not a mail address: " + e.getMessage());
        } catch (MailException e) {
            return failure(e);
        } catch (MessagingException e) {
            return new Delivery(Outcome.REFUSED, "The message cannot be written as a mail: " + e.getMessage());
        }
    }

    /** The message id follows from the update, so that a mail sent twice is recognised as one. */
    private MimeMessage mime(JavaMailSenderImpl sender, UpdateMessage message, InternetAddress to)
            throws MessagingException {
        var mime = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mime, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(message.subject());
        helper.setText(message.body(), false);
        helper.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Message-ID", reference(message.id()));
        mime.setHeader("References", reference(message.incidentId()));
        mime.setHeader("Auto-Submitted", "auto-generated");
        return mime;
    }

    private String reference(String id) {
        var address = from.getAddress();
        return "<" + id + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
    }

    private static Delivery failure(MailException e) {
        if (!(e instanceof MailSendException sending)) {
            return new Delivery(Outcome.LATER, "The mail server cannot be used: " + reason(e));
        }
        if (sending.getMessageExceptions().length == 0) {
            // only closing the connection failed, after the message had been taken
            return new Delivery(Outcome.SENT, null);
        }
        var failed = sending.getMessageExceptions()[0];
        if (failed.equals(e.getCause())) {
            return new Delivery(Outcome.LATER, "The mail server cannot be reached: " + reason(failed));
        }
        var code = code(failed);
        if (code == null) {
            return new Delivery(Outcome.UNKNOWN, "The mail server broke off: " + reason(failed));
        }
        return new Delivery(code >= FIRST_PERMANENT ? Outcome.REFUSED : Outcome.LATER, reason(failed));
    }

    /** The SMTP reply code of a refusal; null when the server gave no answer. */
    private static @Nullable Integer code(@Nullable Exception e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        var next = e instanceof MessagingException nested ? code(nested.getNextException()) : null;
        if (next == null && e instanceof SMTPSendFailedException sending && sending.getReturnCode() > 0) {
            return sending.getReturnCode();
        }
        return next;
    }

    private static String reason(Exception e) {
        var deepest = e;
        while (deepest instanceof MessagingException nested && nested.getNextException() != null) {
            deepest = nested.getNextException();
        }
        return UpdateTemplates.shortened(String.valueOf(deepest.getMessage()));
    }

    private static @Nullable JavaMailSenderImpl sender(MailProperties properties) {
        if (properties.getHost() == null || properties.getHost().isBlank()) {
            return null;
        }
        var sender = new JavaMailSenderImpl();
        sender.setHost(properties.getHost());
        sender.setPort(properties.getPort() == null ? JavaMailSenderImpl.DEFAULT_PORT : properties.getPort());
        sender.setUsername(properties.getUsername());
        sender.setPassword(properties.getPassword());
        sender.setProtocol(properties.getProtocol());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(limits(properties));
        return sender;
    }

    private static Properties limits(MailProperties properties) {
        var limits = new Properties();
        var prefix = "mail." + properties.getProtocol() + ".";
        limits.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        limits.put(prefix + "timeout", ANSWER_MILLIS);
        limits.put(prefix + "writetimeout", ANSWER_MILLIS);
        limits.putAll(properties.getProperties());
        return limits;
    }
}
