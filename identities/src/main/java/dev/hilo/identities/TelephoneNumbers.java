package dev.hilo.identities;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import dev.hilo.contracts.ContractViolation;

/**
 * Telephone numbers in E.164. A number with its country code passes when it can be one, for numbering plans change faster
 * than tables; without it the region's plan must know it, or it may be anything.
 */
final class TelephoneNumbers {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private TelephoneNumbers() {}

    static boolean isRegion(String region) {
        return PLANS.getSupportedRegions().contains(region);
    }

    static String plain(String written, String region, String field) {
        PhoneNumber number = parse(written, region, field);
        if (number.hasExtension()) {
            throw new ContractViolation(field, "must be a telephone number without extension, like +34600000000");
        }
        return settled(number, region, field);
    }

    static String withExtension(String written, String region, String field) {
        PhoneNumber number = parse(written, region, field);
        return settled(number, region, field) + (number.hasExtension() ? ";ext=" + number.getExtension() : "");
    }

    /** Parsed until nothing changes: of several leading zeros each pass drops one. */
    private static String settled(PhoneNumber number, String region, String field) {
        String e164 = PLANS.format(number, PhoneNumberFormat.E164);
        String again = PLANS.format(parse(e164, region, field), PhoneNumberFormat.E164);
        return again.equals(e164) ? e164 : settled(parse(again, region, field), region, field);
    }

    private static PhoneNumber parse(String written, String region, String field) {
        try {
            PhoneNumber number = PLANS.parseAndKeepRawInput(written, region);
            boolean international = number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN;
            boolean possible = PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            if (possible && (international || PLANS.isValidNumber(number))) {
                return number;
            }
        } catch (NumberParseException e) {
            // What cannot be parsed is refused like what is too short.
        }
        throw new ContractViolation(
                field, "is no telephone number: give it with its country code, like +34600000000 (in a URL, + is %2B)");
    }
}
