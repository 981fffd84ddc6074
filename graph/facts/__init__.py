"""Each fact put into words once, in both languages: numbers, certainties, conclusions, results, reasons."""
